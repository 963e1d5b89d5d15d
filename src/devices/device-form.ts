import { z } from 'zod';
import type { OpenDay, OpeningHours } from '../rules/opening-hours.js';

/** A tablet as an officer typed it: where it stands, what else it asks, when it is awake. */
export interface TypedDevice {
  readonly point: string;
  /** Empty for none. */
  readonly second: string;
  /** Monday to Sunday; empty times for a day on which it sleeps. */
  readonly hours: readonly OpenDay[];
}

/** The field at fault; of the hours the first of the day. */
export type DeviceFault = 'point' | 'second' | `opensAt${number}`;

/** What the page begins with: the hours of an office. */
export const OFFICE_HOURS: OpeningHours = [
  ...Array.from({ length: 5 }, () => ({ opensAt: '07:00', closesAt: '17:30' })),
  ...[null, null],
];

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads the form: times as they were typed, since not every browser has a field for them. */
export const deviceForm = z
  .object({
    commune: z.string().max(100).default(''),
    point: z.string().max(64).default(''),
    second: z.string().max(64).default(''),
  })
  .loose()
  .transform(({ commune, point, second, ...rest }) => {
    const timeOf = (name: string): string => String(rest[name] ?? '').trim();
    const hours = weekdays.map((day) => ({ opensAt: timeOf(`opensAt${day}`), closesAt: timeOf(`closesAt${day}`) }));
    return { commune, point, second, hours };
  });

/** The first day with what is no time, that opens and does not close after it, or closes and never opened. */
export function faultOfHours({ hours }: TypedDevice): DeviceFault | null {
  const at = hours.findIndex(
    ({ opensAt, closesAt }) =>
      ![opensAt, closesAt].every((time) => time === '' || TIME.test(time)) ||
      (opensAt !== closesAt && !(opensAt !== '' && opensAt < closesAt)),
  );
  return at < 0 ? null : `opensAt${at + 1}`;
}

/** @returns null where every day was left empty: such a tablet never sleeps */
export function hoursMeant({ hours }: TypedDevice): OpeningHours | null {
  const week = hours.map((day) => (day.opensAt === '' ? null : day));
  return week.some((day) => day !== null) ? week : null;
}

/** As the form shows it again. */
export function hoursTyped(hours: OpeningHours | null): readonly OpenDay[] {
  return weekdays.map((day) => hours?.[day - 1] ?? { opensAt: '', closesAt: '' });
}
