import { FEWEST_FOR_RATE } from '../figures/figure.js';
import { MINIMUM, mergedKeys } from '../figures/partition.js';
import type { OpinionAnswer, OpinionVillage } from './opinion.entity.js';

/** What households said, village by village, with villages of few answers told together. Pure. */

export type VillageCounts = Pick<
  OpinionVillage,
  | ('village' | 'households' | 'codes' | 'sheets' | 'returned' | 'invalid' | 'yes' | 'no' | 'other')
  | ('yesByCode' | 'noByCode' | 'otherByCode')
>;

/** Who was reached and who answered; tells nothing of what they said. */
export interface Reached {
  readonly households: number;
  /** Sheets and codes. */
  readonly handedOut: number;
  /** Sheets that came back, and answers by code. */
  readonly returned: number;
  readonly invalid: number;
  /** Returned, with an answer that counts. */
  readonly valid: number;
}

export type Answers = Readonly<Record<OpinionAnswer, number>>;

/** A part of a whole; the rate is a fraction, null where the whole is too small for one. */
export interface ShareOf {
  readonly part: number;
  readonly whole: number;
  readonly rate: number | null;
}

interface VillageResult extends Reached {
  /** Keys of the villages that it stands for. */
  readonly villages: readonly string[];
  readonly answers: Answers;
}

export interface OpinionResults {
  readonly total: Reached;
  /** What all of them said; null where fewer than ten did, and nothing is told. */
  readonly answers: Answers | null;
  /** Of each village with ten answers; those with fewer are one, the last. */
  readonly villages: readonly VillageResult[];
}

export function reachedOf(all: readonly VillageCounts[]): Reached {
  const sum = (of: (one: VillageCounts) => number): number => all.reduce((total, one) => total + of(one), 0);
  const valid = sum((one) => opinionSum(answersOf([one])));
  return {
    households: sum(({ households }) => households),
    handedOut: sum(({ codes, sheets }) => codes + sheets),
    returned: sum(({ returned, yesByCode, noByCode, otherByCode }) => returned + yesByCode + noByCode + otherByCode),
    invalid: sum(({ invalid }) => invalid),
    valid,
  };
}

/**
 * What may be told of a matter that is closed: of ten answers and more, as everywhere; a village with fewer stands with
 * others, smallest first, until they are ten.
 */
export function opinionResults(all: readonly VillageCounts[]): OpinionResults {
  const total = reachedOf(all);
  if (total.valid < MINIMUM) return { total, answers: null, villages: [] };
  const sizes = new Map(all.map((one) => [one.village, opinionSum(answersOf([one]))]).filter(isAnswered));
  const merged = new Set(mergedKeys(sizes));
  const result = (of: readonly VillageCounts[]): VillageResult => {
    return { villages: of.map(({ village }) => village), ...reachedOf(of), answers: answersOf(of) };
  };
  // A village without a valid answer has nobody to give away, and its sheets are in the total.
  const alone = all.filter(({ village }) => !merged.has(village));
  const together = all.filter(({ village }) => merged.has(village));
  return {
    ...{ total, answers: answersOf(all) },
    villages: [...alone.map((one) => result([one])), ...(together.length > 0 ? [result(together)] : [])],
  };
}

/** With a rate from thirty on, as a rate of fewer misleads. */
export function shareOf(part: number, whole: number): ShareOf {
  return { part, whole, rate: whole >= FEWEST_FOR_RATE ? part / whole : null };
}

function answersOf(all: readonly VillageCounts[]): Answers {
  const sum = (of: (one: VillageCounts) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    yes: sum(({ yes, yesByCode }) => yes + yesByCode),
    no: sum(({ no, noByCode }) => no + noByCode),
    other: sum(({ other, otherByCode }) => other + otherByCode),
  };
}

function opinionSum({ yes, no, other }: Answers): number {
  return yes + no + other;
}

function isAnswered(entry: readonly (string | number)[]): entry is [string, number] {
  return Number(entry[1]) > 0;
}
