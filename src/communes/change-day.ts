import { addDays, type Day, readDay } from '../rules/days.js';

/**
 * The day from which a change of a commune holds, as somebody typed it. A year that nobody means is a slip of the
 * finger; a past one would move answers that were counted long ago.
 * @returns the key of a sentence under `communes.dayFaults` where there is no such day, or it lies two years away
 * @example readChangeDay('01/09/2026', '2026-08-20') // { day: '2026-09-01' }
 * @example readChangeDay('31/09/2026', '2026-08-20') // { fault: 'noDay' }
 * @example readChangeDay('01/09/2062', '2026-08-20') // { fault: 'farAway' }
 */
export function readChangeDay(
  typed: string,
  today: Day,
): { readonly day: Day } | { readonly fault: 'noDay' | 'farAway' } {
  const day = readDay(typed);
  if (day === null) return { fault: 'noDay' };
  const isNear = day >= addDays(today, -FARTHEST_DAYS) && day <= addDays(today, FARTHEST_DAYS);
  return isNear ? { day } : { fault: 'farAway' };
}

/** Two years. */
const FARTHEST_DAYS = 731;
