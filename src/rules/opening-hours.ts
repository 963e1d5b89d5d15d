/** When a tablet is awake on one day of the week, `HH:MM` in Vietnam. */
export interface OpenDay {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Monday to Sunday; null for a day on which it sleeps. At least one is open. */
export type OpeningHours = readonly (OpenDay | null)[];

/** When a sleeping tablet wakes. */
export interface Waking {
  readonly opensAt: string;
  /** 1 Monday … 7 Sunday; null for later today. */
  readonly weekday: number | null;
}

/**
 * When a tablet wakes that has these hours.
 * @returns null while it is awake
 * @example wakesAt([{ opensAt: '07:00', closesAt: '17:00' }], new Date('2026-11-02T12:00:00Z'))
 *   // { opensAt: '07:00', weekday: 1 }
 */
export function wakesAt(hours: OpeningHours, now: Date): Waking | null {
  const { weekday, time } = inVietnam(now);
  const today = hours[weekday - 1];
  if (today && time >= today.opensAt && time < today.closesAt) return null;
  if (today && time < today.opensAt) return { opensAt: today.opensAt, weekday: null };
  for (let later = 1; later <= 7; later += 1) {
    const next = ((weekday - 1 + later) % 7) + 1;
    const day = hours[next - 1];
    if (day) return { opensAt: day.opensAt, weekday: next };
  }
  return null;
}

/**
 * When a tablet last had to wake: the latest beginning of its hours, or of a day where it never sleeps.
 * @example lastWaking([{ opensAt: '07:00', closesAt: '17:00' }], new Date('2026-11-04T05:00:00Z'))
 *   // 2026-11-02T00:00:00.000Z
 */
export function lastWaking(hours: OpeningHours | null, now: Date): Date {
  for (let earlier = 0; earlier <= 7; earlier += 1) {
    const day = new Date(now.getTime() - earlier * 86_400_000);
    const opensAt = hours === null ? '00:00' : hours[inVietnam(day).weekday - 1]?.opensAt;
    if (opensAt === undefined) continue;
    const woke = new Date(`${inVietnam(day).date}T${opensAt}:00+07:00`);
    if (woke <= now) return woke;
  }
  return now;
}

/** Days that follow each other with the same hours are one line: `{ from: 1, to: 5, opensAt, closesAt }`. */
export function hoursByDays(
  hours: OpeningHours,
): readonly (OpenDay & { readonly from: number; readonly to: number })[] {
  const lines: (OpenDay & { from: number; to: number })[] = [];
  hours.forEach((day, index) => {
    const last = lines.at(-1);
    if (!day) return;
    if (last?.to === index && last.opensAt === day.opensAt && last.closesAt === day.closesAt) last.to = index + 1;
    else lines.push({ ...day, from: index + 1, to: index + 1 });
  });
  return lines;
}

/** Vietnam is seven hours ahead, summer and winter; what a tablet's own clock shows may be anywhere. */
function inVietnam(instant: Date): { readonly weekday: number; readonly date: string; readonly time: string } {
  const local = new Date(instant.getTime() + 7 * 3_600_000);
  const written = local.toISOString();
  return { weekday: local.getUTCDay() || 7, date: written.slice(0, 10), time: written.slice(11, 16) };
}
