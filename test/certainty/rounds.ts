import { VERDICT_ERROR_CONDITION, type VerdictErrorRow } from '../../src/statistics/verdict-error.js';
import { type Collected, certainVerdicts } from './verdict-errors.js';

const { people, alone, target } = VERDICT_ERROR_CONDITION;

/** How much people of one meeting truly resemble each other. */
export const RESEMBLANCES = [0.05, 0.1, 0.15, 0.2];

/** A round with so many meetings of one size. */
export function roundOf(meetings: number, size: number, resemblance: number, others: number): Collected {
  const occasions = Array.from({ length: meetings }, () => ({ kind: 'meeting' as const, people: size }));
  return { occasions, resemblance, alone: others };
}

/**
 * The worst errors among rounds with so many meetings.
 * @param sizes of a meeting
 * @param step between the numbers of people who came alone
 */
export function worstErrors(meetings: number, sizes: readonly number[], step: number): VerdictErrorRow {
  const worst = { met: 0, notMet: 0 };
  for (const size of meetings === 0 ? [0] : sizes) {
    for (const resemblance of meetings === 0 ? [0.05] : RESEMBLANCES) {
      for (let others = alone.from; others <= alone.to; others += step) {
        const chances = certainVerdicts(roundOf(meetings, size, resemblance, others), target, target);
        worst.met = Math.max(worst.met, chances?.met ?? 0);
        worst.notMet = Math.max(worst.notMet, chances?.notMet ?? 0);
      }
    }
  }
  const roundedUp = (chance: number): number => Math.ceil(chance * 10_000) / 10_000;
  return { meetings, met: roundedUp(worst.met), notMet: roundedUp(worst.notMet) };
}

/** Sizes of a meeting, five apart. */
export const SIZES = Array.from({ length: (people.to - people.from) / 5 + 1 }, (_, index) => people.from + 5 * index);
