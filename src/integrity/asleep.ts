import type { BusyHour } from '../responses/tally.entity.js';
import type { OpeningHours } from '../rules/opening-hours.js';

/**
 * Of what reached a point, how much in hours of the week in which every tablet there sleeps the whole hour.
 * @param tablets their hours; null for one that never sleeps
 * @param came as it is kept of the point, without a day
 * @returns null where there is no tablet, or one that never sleeps
 */
export function hoursAsleep(
  tablets: readonly (OpeningHours | null)[],
  came: readonly Pick<BusyHour, 'weekday' | 'hour' | 'responses'>[],
): { readonly outside: number; readonly all: number } | null {
  if (tablets.length === 0 || tablets.includes(null)) return null;
  const isAsleep = (weekday: number, hour: number): boolean =>
    tablets.every((hours) => {
      const day = hours?.[weekday - 1];
      return !day || clockTime(hour + 1) <= day.opensAt || clockTime(hour) >= day.closesAt;
    });
  const sum = (of: typeof came): number => of.reduce((total, { responses }) => total + responses, 0);
  return { outside: sum(came.filter(({ weekday, hour }) => isAsleep(weekday, hour))), all: sum(came) };
}

function clockTime(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
