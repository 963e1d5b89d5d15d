import { binomialProbability } from '../../src/statistics/binomial.js';
import { clopperPearson } from '../../src/statistics/clopper-pearson.js';
import { clusteredSum, effectiveRespondents, type Occasion } from '../../src/statistics/effective-respondents.js';
import { eachAnsweredOnce } from '../../src/statistics/respondent-sums.js';
import { type Verdict, verdict } from '../../src/statistics/target.js';

/** A round as it was collected: occasions whose people truly resemble each other so much, and people who came alone. */
export interface Collected {
  readonly occasions: readonly Occasion[];
  /** true intra-cluster correlation within each occasion, a fraction in (0, 1) */
  readonly resemblance: number;
  /** people, integer ≥ 0 */
  readonly alone: number;
}

/** How often a round ends in each certain verdict, fractions in [0, 1]. */
export interface CertainVerdicts {
  readonly met: number;
  readonly notMet: number;
}

/**
 * How often rounds collected like this end in `met` and `not-met`, exactly: the satisfied of each occasion follow a
 * beta-binomial distribution, those who came alone a binomial one, and all of it is summed over.
 * @param truth rate of the whole population, a fraction in (0, 1)
 * @returns null where the rule gives no verdict
 */
export function certainVerdicts(round: Collected, truth: number, target: number): CertainVerdicts | null {
  const people = round.occasions.reduce((sum, occasion) => sum + occasion.people, round.alone);
  const clustered = clusteredSum(round.occasions);
  const turns = turningCounts(people, clustered, target);
  if (turns === null) return null;
  const atMostAlone = cumulated(round.alone, truth);
  const together = distributionOf(round.occasions, truth, round.resemblance);
  const atMost = (satisfied: number) =>
    together.reduce((sum, chance, k) => sum + chance * (atMostAlone[Math.min(satisfied - k, round.alone)] ?? 0), 0);
  return { met: 1 - atMost(turns.met - 1), notMet: atMost(turns.undecided - 1) };
}

/** The verdict as the product comes to it. */
export function verdictOf(satisfied: number, people: number, clustered: number, target: number): Verdict | null {
  const worth = effectiveRespondents(eachAnsweredOnce({ satisfied, base: people }), clustered);
  const interval = clopperPearson({ rate: satisfied / people, effectiveBase: worth });
  return verdict({ interval, target, effectiveRespondents: worth });
}

/** The first counts of satisfied people at which the verdict is no longer `not-met`, and at which it is `met`. */
interface TurningCounts {
  readonly undecided: number;
  readonly met: number;
}

const turnsOf = new Map<string, TurningCounts | null>();

function turningCounts(people: number, clustered: number, target: number): TurningCounts | null {
  const key = `${people} ${clustered} ${target}`;
  const known = turnsOf.get(key);
  if (known !== undefined) return known;
  const given = (satisfied: number) => verdictOf(satisfied, people, clustered, target);
  const none = people === 0 || given(people) === null;
  const found = none
    ? null
    : {
        undecided: firstOf(people, (satisfied) => given(satisfied) !== 'not-met'),
        met: firstOf(people, (satisfied) => given(satisfied) === 'met'),
      };
  turnsOf.set(key, found);
  return found;
}

/** The first count from 0 that fits, or one more than there are people; all above it fit too. */
function firstOf(people: number, fits: (satisfied: number) => boolean): number {
  let [below, first] = [-1, people + 1];
  while (first - below > 1) {
    const middle = Math.floor((below + first) / 2);
    if (fits(middle)) first = middle;
    else below = middle;
  }
  return first;
}

const distributions = new Map<string, readonly number[]>();

/** Chances of 0, 1, 2 … satisfied in all occasions. */
function distributionOf(occasions: readonly Occasion[], truth: number, alike: number): readonly number[] {
  const key = `${occasions.map(({ people }) => people)} ${truth} ${alike}`;
  const [last, ...others] = occasions;
  if (!last) return [1];
  const made =
    distributions.get(key) ?? convolved(distributionOf(others, truth, alike), betaBinomial(last.people, truth, alike));
  distributions.set(key, made);
  return made;
}

/** Chances of 0 … n satisfied where people resemble each other so much, who are drawn one by one as from Pólya's urn. */
function betaBinomial(n: number, truth: number, alike: number): readonly number[] {
  const weight = alike / (1 - alike);
  let chances: readonly number[] = [1];
  for (let before = 0; before < n; before += 1) {
    const satisfiedAfter = (satisfied: number) => (truth + weight * satisfied) / (1 + weight * before);
    chances = Array.from({ length: before + 2 }, (_, k) => {
      const rises = k > 0 ? (chances[k - 1] ?? 0) * satisfiedAfter(k - 1) : 0;
      return rises + (k <= before ? (chances[k] ?? 0) * (1 - satisfiedAfter(k)) : 0);
    });
  }
  return chances;
}

function convolved(one: readonly number[], other: readonly number[]): readonly number[] {
  const sums = new Array<number>(one.length + other.length - 1).fill(0);
  one.forEach((p, i) => {
    other.forEach((q, j) => {
      sums[i + j] = (sums[i + j] ?? 0) + p * q;
    });
  });
  return sums;
}

/** Chances of at most 0, 1 … n satisfied of people who came alone. */
function cumulated(n: number, truth: number): readonly number[] {
  let sum = 0;
  return Array.from({ length: n + 1 }, (_, satisfied) => {
    sum += binomialProbability(satisfied, n, truth);
    return sum;
  });
}
