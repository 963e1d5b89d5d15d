import type { BatchSums } from './batch-sums.js';
import { effectiveBase, type RespondentSums } from './effective-base.js';

/**
 * With fewer batches their variance is too uncertain to narrow an interval: left to itself it would let 8 % of rounds
 * from twelve meetings claim a target that is only just met, where the verdict's own error is at most 6.8 %.
 */
export const FEWEST_BATCHES = 30;

/**
 * How much people of one batch are taken to resemble each other (intra-cluster correlation) until enough batches show
 * it: the upper end of what surveys by village find.
 */
export const ASSUMED_RESEMBLANCE = 0.05;

/**
 * How many independent answers a rate is worth when some came in batches. People in one hall, or in one stack of paper,
 * resemble each other, so each batch counts as one cluster and each other respondent as a cluster of one. From 30
 * batches the observed variance between clusters decides. Below, it may only lower what an intra-cluster correlation of
 * 0.05 leaves; and that assumption stands alone where all or none are satisfied (no variance to see).
 * 300 forms from 8 meetings are worth about 100.
 * @param all sums over all respondents, batched or not (a single question: `eachAnsweredOnce`)
 * @param batched sums over the batches among them
 * @returns answers, real, from the number of batches to `effectiveBase(all)`, and equal to it without batches
 * @throws RangeError when nobody answered, sums contradict each other, or more people came in batches than answered
 * @see Kish (1965), Survey Sampling, 5.4 and 8.2; Cochran (1977), Sampling Techniques, 3rd ed., 9A
 * @example clusteredBase(eachAnsweredOnce({ satisfied: 304, base: 304 }),
 *   sumsOverBatches(Array.from({ length: 8 }, () => eachAnsweredOnce({ satisfied: 38, base: 38 })))) // 106.6667
 */
export function clusteredBase(all: RespondentSums, batched: BatchSums): number {
  const assumed = clusteredBaseBySize(all, batched);
  const unseen = all.satisfied === 0 || all.satisfied === all.answers || clustersOf(all, batched) < 2;
  if (batched.batches === 0 || unseen) return assumed;
  return within(all, batched, observedOrAssumed(all, batched, assumed));
}

/**
 * The same from the sizes of the batches alone: what the assumed resemblance leaves, whatever they answered. For
 * provisional figures, whose next state may give away nothing of a batch but how many came.
 * @param all sums over all respondents, batched or not
 * @param batched sums over the batches among them
 * @returns answers, real, from the number of batches to `effectiveBase(all)`
 * @throws RangeError when nobody answered, sums contradict each other, or more people came in batches than answered
 * @see Kish (1965), Survey Sampling, 5.4
 * @example clusteredBaseBySize(eachAnsweredOnce({ satisfied: 280, base: 304 }),
 *   sumsOverBatches(Array.from({ length: 8 }, () => eachAnsweredOnce({ satisfied: 35, base: 38 })))) // 106.6667
 */
export function clusteredBaseBySize(all: RespondentSums, batched: BatchSums): number {
  if (batched.batches === 0) return effectiveBase(all);
  assertPartOf(all, batched);
  return within(all, batched, effectiveBase(all) / assumedDesignEffect(all.respondents, batched));
}

/** Never less than one answer a batch, nor more than the respondents are worth. */
function within(all: RespondentSums, { batches }: BatchSums, worth: number): number {
  return Math.min(effectiveBase(all), Math.max(batches, worth));
}

function observedOrAssumed(all: RespondentSums, batched: BatchSums, assumed: number): number {
  const observed = observedWorth(all, batched);
  return batched.batches < FEWEST_BATCHES ? Math.min(observed, assumed) : observed;
}

/** Σ over clusters of M·(1 + (M − 1)·ρ), over the respondents; a cluster of one adds one. */
function assumedDesignEffect(respondents: number, { respondentsSquared, people }: BatchSums): number {
  return 1 + (ASSUMED_RESEMBLANCE * (respondentsSquared - people.respondents)) / respondents;
}

/** rate·(1 − rate) over the variance of the ratio S / A between clusters; without end where they do not differ. */
function observedWorth(all: RespondentSums, batched: BatchSums): number {
  const { satisfied, answers } = all;
  const { people } = batched;
  const clusters = clustersOf(all, batched);
  const rate = satisfied / answers;
  const squares = (over: 'satisfiedSquared' | 'satisfiedTimesAnswers' | 'answersSquared') =>
    all[over] - people[over] + batched[over];
  const residualsSquared =
    squares('satisfiedSquared') - 2 * rate * squares('satisfiedTimesAnswers') + rate * rate * squares('answersSquared');
  const variance = ((clusters / (clusters - 1)) * Math.max(0, residualsSquared)) / answers ** 2;
  return (rate * (1 - rate)) / variance;
}

function clustersOf(all: RespondentSums, { batches, people }: BatchSums): number {
  return batches + all.respondents - people.respondents;
}

function assertPartOf(all: RespondentSums, { batches, people }: BatchSums): void {
  const alone = {
    respondents: all.respondents - people.respondents,
    satisfied: all.satisfied - people.satisfied,
    answers: all.answers - people.answers,
  };
  if (!(alone.respondents >= 0 && alone.satisfied >= 0 && alone.answers >= alone.satisfied)) {
    throw new RangeError('people who came in batches are among all respondents');
  }
  if (!Number.isInteger(batches) || batches > people.respondents) {
    throw new RangeError('every batch in the sums has a respondent');
  }
}
