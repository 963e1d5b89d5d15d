import { today } from './today.js';

/**
 * The server's word against an answer, kept beside it on the phone or tablet. The answer stays: what is wrong may be a
 * clock, or something that is mended tomorrow, and nobody is there to answer again.
 */
export interface Refused {
  /** What the server said: a sentence, for officers. */
  readonly why: string;
  /** The last day it was said, by the device's clock. */
  readonly on: string;
  /** On how many days it was said. */
  readonly days: number;
}

/** Days it was refused on, since a clock that is wrong makes every answer old. */
const LONGEST_DAYS = 60;

export function refusedAgain(before: Refused | undefined, why: string): Refused {
  const on = today();
  return { why, on, days: (before?.days ?? 0) + (before?.on === on ? 0 : 1) };
}

/** Whether it may be tried now: once a day is enough. */
export function isDue(refused: Refused | undefined): boolean {
  return refused?.on !== today();
}

/** Refused daily for so long that it may be forgotten. */
export function isGivenUp({ days }: Refused): boolean {
  return days > LONGEST_DAYS;
}
