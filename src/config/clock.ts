import { Injectable } from '@nestjs/common';
import type { Day } from '../rules/days.js';

/**
 * The day by which locks are judged: today, or the last day that was certain while the clock is unsure. Only a clock
 * gives one, so whatever decides about a lock cannot be handed another day by mistake.
 */
export type LockDay = Day & { readonly isLockDay: true };

/** Whether the clock can be right, seen from what was last written. */
export type ClockState = 'trusted' | 'behind' | 'ahead';

/**
 * The time, supplied so that tests can set it. Business is dated in Vietnam's zone, wherever the machine stands.
 *
 * A machine's clock may jump: a flat battery, a wrong hand. So it is held against the latest instant known, from this
 * process or from what was last written, plus the time that passed since as the process itself counts it. Further off
 * than that it is unsure until an officer confirms it: nothing locks, and no business day comes twice.
 */
@Injectable()
export class Clock {
  private known: { readonly at: number; readonly passed: number } | null = null;

  now(): Date {
    return new Date();
  }

  /** The business day; never earlier than the day that was last known. */
  today(): Day {
    return businessDate(new Date(Math.max(this.now().getTime(), this.look().at)));
  }

  /** Stands still while the clock is unsure. */
  lockDay(): LockDay {
    return businessDate(new Date(this.look().at)) as LockDay;
  }

  get state(): ClockState {
    return this.look().state;
  }

  /**
   * For what lasts so many minutes from now: sessions, delays, links. While the clock is unsure it goes on from the latest
   * certain instant as the process counts, so that a jump neither ends nor stretches anything.
   */
  certain(): Date {
    const { at, passed, state } = this.look();
    return new Date(state === 'trusted' ? Math.max(at, this.now().getTime()) : at + performance.now() - passed);
  }

  /** The latest instant at which the clock was certain. */
  get lastKnown(): Date {
    return new Date(this.look().at);
  }

  /** From now on the clock is held against this instant. */
  believe(instant: Date): void {
    this.known = { at: instant.getTime(), passed: performance.now() };
  }

  private look(): { readonly at: number; readonly passed: number; readonly state: ClockState } {
    const [now, passed] = [this.now().getTime(), performance.now()];
    this.known ??= { at: now, passed };
    const off = now - this.known.at - (passed - this.known.passed);
    const state = off > MOST_AHEAD_MS ? 'ahead' : off < -MOST_BEHIND_MS ? 'behind' : 'trusted';
    if (state === 'trusted' && now > this.known.at) this.known = { at: now, passed };
    return { ...this.known, state };
  }
}

/** A server that stood still over a long weekend is believed; one that wakes up after a longer time is asked about. */
const MOST_AHEAD_MS = 3 * 86_400_000;
const MOST_BEHIND_MS = 3_600_000;

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

/** The time of day in Vietnam. @example businessTime(new Date('2026-03-31T17:30Z')) // '00:30' */
export function businessTime(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_AHEAD_OF_UTC).toISOString().slice(11, 16);
}

/** Seven hours all year: Vietnam has no summer time. */
const VIETNAM_AHEAD_OF_UTC = 7 * 3_600_000;
