import { normalQuantile } from './normal-quantile.js';
import { FEWEST_FOR_VERDICT } from './target.js';
import { fewestToMeet, mostToMiss, verdictChances } from './verdict-chances.js';
import { TWO_SIDED_LEVEL } from './wilson-interval.js';

/** The usual chance a plan asks for. */
export const USUAL_POWER = 0.8;

/** Nobody is asked to collect more than this: a longer count only makes people collect until it turns green. */
export const MOST_ANSWERS_TO_NAME = 2000;

/**
 * Answers a round needs for this chance to end in a certain verdict: `met` where the truth lies above the target,
 * `not-met` where it lies below. Chances go up and down from one whole number to the next, so the number named is the
 * one from which on the chance is never missed.
 * @param truth rate expected of the whole population, a fraction in (0, 1)
 * @param target fraction in (0, 1)
 * @param power chance asked for, a fraction in (0.5, 1)
 * @param most largest number worth naming, integer ≥ 1
 * @returns independent respondents, integer 1 … most; null when more are needed or the truth is the target itself
 * @throws RangeError when an input is outside its range
 * @see Chernick and Liu (2002), Am. Stat. 56, 149–155, on the saw-tooth of exact power
 * @example answersNeeded({ truth: 0.94, target: 0.9, power: 0.8, most: 2000 }) // 333
 */
export function answersNeeded({
  truth,
  target,
  power = USUAL_POWER,
  most = MOST_ANSWERS_TO_NAME,
}: {
  readonly truth: number;
  readonly target: number;
  readonly power?: number;
  readonly most?: number;
}): number | null {
  assertPlan({ truth, target, power, most });
  if (truth === target) return null;
  const roughly = roughAnswers({ truth, target, power });
  if (roughly > 2 * most + 100) return null;
  const chanceOf = (respondents: number) => {
    const { met, notMet } = verdictChances({ truth, target, respondents });
    return truth > target ? met : notMet;
  };
  let fewest = Math.ceil(2 * roughly) + 100;
  let tooth = toothOf(fewest, truth > target, target);
  while (fewest > 1) {
    const next = toothOf(fewest - 1, truth > target, target);
    if (next !== tooth && chanceOf(fewest - 1) < power) break;
    tooth = next;
    fewest -= 1;
  }
  return fewest > most ? null : fewest;
}

/**
 * Answers that would have settled a round which stayed inconclusive, told afterwards for the next one: "đợt sau nên thu
 * khoảng … phiếu". As many more as people of meetings and hand-outs were worth less, should they come the same way.
 * @param rate found in this round, taken for the truth, a fraction in [0, 1]
 * @param respondents of this round, integer ≥ 1
 * @param effectiveRespondents they were worth, real, ≥ 1
 * @param target fraction in (0, 1)
 * @returns respondents, in whole tens, rounded up; null where more than 2,000 were needed or the rate is the target
 * @throws RangeError when an input is outside its range
 * @example answersNextTime({ rate: 0.94, respondents: 200, effectiveRespondents: 100, target: 0.9 }) // 670
 */
export function answersNextTime({
  rate,
  respondents,
  effectiveRespondents,
  target,
}: {
  readonly rate: number;
  readonly respondents: number;
  readonly effectiveRespondents: number;
  readonly target: number;
}): number | null {
  if (!(effectiveRespondents >= 1 && effectiveRespondents <= respondents)) {
    throw new RangeError(`${respondents} respondents cannot be worth ${effectiveRespondents}`);
  }
  const isOfOneMind = rate === 0 || rate === 1;
  const independent = isOfOneMind ? FEWEST_FOR_VERDICT : answersNeeded({ truth: rate, target });
  if (independent === null) return null;
  const needed = (Math.max(FEWEST_FOR_VERDICT, independent) * respondents) / effectiveRespondents;
  const inTens = Math.ceil(needed / 10) * 10;
  return inTens > MOST_ANSWERS_TO_NAME ? null : inTens;
}

/** A part of a round: who answered about it, and how many should the next time. */
export interface PartOfRound {
  /** integer ≥ 1 */
  readonly respondents: number;
  /** integer ≥ 1 */
  readonly needed: number;
}

/**
 * How many a whole round has to collect so that each of its parts gets what it needs, should the next one be spread over
 * them as this one was.
 * @param respondents of the whole round, integer ≥ 1
 * @returns respondents, in whole tens, rounded up, and never fewer than now; null where more than 2,000 were needed
 * @example wholeRoundFor({ respondents: 400, parts: [{ respondents: 50, needed: 120 }] }) // 960
 */
export function wholeRoundFor({
  respondents,
  parts,
}: {
  readonly respondents: number;
  readonly parts: readonly PartOfRound[];
}): number | null {
  const times = Math.max(1, ...parts.map((part) => part.needed / part.respondents));
  const inTens = Math.ceil((respondents * times) / 10) * 10;
  return inTens > MOST_ANSWERS_TO_NAME ? null : inTens;
}

/**
 * Tooth of the saw that a number of respondents stands on: how many of them may answer the other way. Along a tooth the
 * chance only rises with fewer respondents, so it is worked out at its upper end alone.
 */
function toothOf(respondents: number, isAbove: boolean, target: number): number {
  if (!isAbove) return mostToMiss(respondents, target) ?? -1;
  return respondents - (fewestToMeet(respondents, target) ?? respondents + 1);
}

/** The normal approximation; twice of it lies beyond the last tooth of the saw. */
function roughAnswers({ truth, target, power }: { truth: number; target: number; power: number }): number {
  const certain = normalQuantile((1 + TWO_SIDED_LEVEL) / 2) * Math.sqrt(target * (1 - target));
  const seen = normalQuantile(power) * Math.sqrt(truth * (1 - truth));
  return ((certain + seen) / (truth - target)) ** 2;
}

function assertPlan(plan: { truth: number; target: number; power: number; most: number }): void {
  const { truth, target, power, most } = plan;
  if (![truth, target].every((fraction) => fraction > 0 && fraction < 1)) {
    throw new RangeError(`truth and target are fractions between 0 and 1, not ${truth} and ${target}`);
  }
  if (!(power > 0.5 && power < 1)) throw new RangeError(`a chance asked for lies between 0.5 and 1, not ${power}`);
  if (!Number.isInteger(most) || most < 1) throw new RangeError(`a number of answers is at least 1, not ${most}`);
}
