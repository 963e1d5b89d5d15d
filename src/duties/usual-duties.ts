import type { Role } from '../access/staff.js';
import type { Rule } from './duty-calendar.js';

/** By what a duty is found to be done; any may be marked as done by hand. */
export type DoneBy =
  /** Nothing but somebody's word. */
  | { readonly kind: 'hand' }
  /** A round of the survey on the administration that collects in a month of the year is there. */
  | { readonly kind: 'round-made'; readonly month: number }
  /** The same, and its figures are final; it is due on its own lock day. */
  | { readonly kind: 'round-locked'; readonly month: number }
  /** What people say at the Centre all year is final up to the end of the quarter. */
  | { readonly kind: 'quarter-locked' }
  /** The dossier of the year says on which day it was registered, or handed in. */
  | { readonly kind: 'registered' | 'handed-in' };

interface UsualDuty {
  readonly rule: Rule;
  /** Whose it is, unless the commune says otherwise. */
  readonly role: Role;
  readonly done: DoneBy;
}

/**
 * What the plans of the communes ask for in each year; their words are in the languages. "Before 15/02" and "before
 * 15/11" are in time on the day before. The November round locks on the 10th so that it can still wait until the 14th.
 */
export const usualDuties = {
  registration: { rule: { kind: 'yearly', month: 2, day: 14 }, role: 'officer', done: { kind: 'registered' } },
  juneRound: { rule: { kind: 'yearly', month: 5, day: 31 }, role: 'officer', done: { kind: 'round-made', month: 6 } },
  juneLocked: { rule: { kind: 'yearly', month: 7, day: 5 }, role: 'officer', done: { kind: 'round-locked', month: 6 } },
  novemberRound: {
    ...{ rule: { kind: 'yearly', month: 10, day: 31 }, role: 'officer' },
    done: { kind: 'round-made', month: 11 },
  },
  novemberLocked: {
    ...{ rule: { kind: 'yearly', month: 11, day: 10 }, role: 'officer' },
    done: { kind: 'round-locked', month: 11 },
  },
  quarterLocked: { rule: { kind: 'quarterly' }, role: 'officer', done: { kind: 'quarter-locked' } },
  quarter: { rule: { kind: 'quarterly' }, role: 'officer', done: { kind: 'hand' } },
  dossier: { rule: { kind: 'yearly', month: 11, day: 14 }, role: 'officer', done: { kind: 'handed-in' } },
  yearReport: { rule: { kind: 'yearly', month: 12, day: 31 }, role: 'officer', done: { kind: 'hand' } },
  villageDigest: { rule: { kind: 'weekly', weekday: 5 }, role: 'officer', done: { kind: 'hand' } },
} as const satisfies Record<string, UsualDuty>;

export type UsualKey = keyof typeof usualDuties;

export const usualKeys = Object.keys(usualDuties) as readonly UsualKey[];

export function isUsual(key: string): key is UsualKey {
  return Object.hasOwn(usualDuties, key);
}
