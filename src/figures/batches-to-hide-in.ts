import type { RespondentSums } from '../statistics/effective-base.js';
import { isSafe, MINIMUM } from './partition.js';

/**
 * The batches of a row as its interval may know them. An interval printed in full tells a little of how its batches
 * differ, so none of them, nor those who came alone, may be one to nine people: small batches stand together, and those
 * left over join the smallest batch. Larger clusters only widen the interval.
 * @param all sums over everybody in the row
 * @param batches sums over each batch in it
 * @returns empty where fewer than ten people came in batches: then they are taken as having come alone
 */
export function batchesToHideIn(all: RespondentSums, batches: readonly RespondentSums[]): readonly RespondentSums[] {
  const [large, open] = [batches.filter(isLarge), batches.filter((batch) => !isLarge(batch)).toSorted(bySize)];
  let waiting = NOBODY;
  for (const batch of open) {
    waiting = added(waiting, batch);
    if (!isLarge(waiting)) continue;
    large.push(waiting);
    waiting = NOBODY;
  }
  if (large.length === 0) return [];
  const joined = withSmallest(large, waiting);
  const alone = joined.reduce((rest, batch) => added(rest, batch, -1), all);
  return isSafe(alone.respondents) ? joined : withSmallest(joined, alone);
}

function withSmallest(batches: readonly RespondentSums[], others: RespondentSums): readonly RespondentSums[] {
  const [smallest, ...rest] = batches.toSorted(bySize);
  return smallest && others.respondents > 0 ? [added(smallest, others), ...rest] : batches;
}

function isLarge({ respondents }: RespondentSums): boolean {
  return respondents >= MINIMUM;
}

/** By people, then by what they answered, so that the order in which batches came never matters. */
function bySize(one: RespondentSums, other: RespondentSums): number {
  return one.respondents - other.respondents || one.satisfied - other.satisfied || one.answers - other.answers;
}

function added(one: RespondentSums, other: RespondentSums, times: 1 | -1 = 1): RespondentSums {
  return {
    respondents: one.respondents + times * other.respondents,
    satisfied: one.satisfied + times * other.satisfied,
    answers: one.answers + times * other.answers,
    satisfiedSquared: one.satisfiedSquared + times * other.satisfiedSquared,
    satisfiedTimesAnswers: one.satisfiedTimesAnswers + times * other.satisfiedTimesAnswers,
    answersSquared: one.answersSquared + times * other.answersSquared,
  };
}

const NOBODY: RespondentSums = {
  ...{ respondents: 0, satisfied: 0, answers: 0 },
  ...{ satisfiedSquared: 0, satisfiedTimesAnswers: 0, answersSquared: 0 },
};
