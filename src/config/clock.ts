import { Injectable } from '@nestjs/common';
import type { Day } from '../rules/days.js';

/** The time, supplied so that tests can set it. Business is dated in Vietnam's zone, wherever the machine stands. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  today(): Day {
    return businessDate(this.now());
  }
}

/** The day in Vietnam at an instant: 2026-03-31T17:30Z is already 2026-04-01. */
export function businessDate(instant: Date): Day {
  const day = Math.floor((instant.getTime() + VIETNAM_AHEAD_OF_UTC) / MS_A_DAY);
  if (day !== lastDay.number) {
    lastDay = { number: day, text: new Date(day * MS_A_DAY).toISOString().slice(0, 10) as Day };
  }
  return lastDay.text;
}

/** Written once a day, read with every request. */
let lastDay: { readonly number: number; readonly text: Day } = { number: Number.NaN, text: '1970-01-01' };
const MS_A_DAY = 86_400_000;

/** Hour of the day in Vietnam, 0 … 23, for the counters of busy hours. */
export function businessHour(instant: Date): number {
  return new Date(instant.getTime() + VIETNAM_AHEAD_OF_UTC).getUTCHours();
}

/** Seven hours all year: Vietnam has no summer time. */
const VIETNAM_AHEAD_OF_UTC = 7 * 3_600_000;
