import type { CriteriaSet, Criterion } from './criteria-file.js';

/**
 * What a commune's scores of its criteria come to. Pure; points are whole hundredths, so that sums are exact.
 */

/** What an officer decided about one criterion; null for what is not decided yet. */
export interface Score {
  /** At most, where the set does not say. */
  readonly maximum: number | null;
  readonly points: number | null;
  readonly met: boolean | null;
}

export const NOT_SCORED: Score = { maximum: null, points: null, met: null };

/** How a condition of recognition stands: `open` while what is not decided yet may change it. */
type Condition = 'fulfilled' | 'open' | 'failed';

/** What the scores of some criteria come to. */
export interface Sums {
  readonly criteria: number;
  readonly met: number;
  readonly notMet: number;
  /** Neither met nor not yet. */
  readonly undecided: number;
  /** Of what is scored. */
  readonly points: number;
  /** Criteria without points. */
  readonly unscored: number;
  /** Null while one of them is not known. */
  readonly maximum: number | null;
}

export interface Outcome extends Sums {
  readonly groups: readonly (Sums & { readonly key: string })[];
  /** More than the share of all criteria that recognition asks for. */
  readonly isMostMet: Condition;
  readonly areEnoughPoints: Condition;
  /** Both conditions. */
  readonly recognition: Condition;
  /** The highest level whose points are reached; null where none is, or no threshold is known. */
  readonly level: string | null;
}

/** @example hundredths(1.25) // 125 */
export function hundredths(points: number): number {
  return Math.round(points * 100);
}

/** How many points a criterion may have at most: as its set says, else as it was typed. */
export function maximumOf({ points }: Pick<Criterion, 'points'>, score: Pick<Score, 'maximum'>): number | null {
  return points === null ? score.maximum : hundredths(points);
}

/**
 * @param scores by the code of their criterion; what is missing is not decided
 * @param thresholds points of levels where the set does not say, by level
 * @example outcomeOf(set, new Map()).recognition // 'open'
 */
export function outcomeOf(
  set: Pick<CriteriaSet, 'criteria' | 'groups' | 'levels' | 'recognition'>,
  scores: ReadonlyMap<string, Score>,
  thresholds: Readonly<Record<string, number | null>> = {},
): Outcome {
  const sums = sumsOf(set.criteria, scores);
  const { criteriaAbove, pointsFrom } = set.recognition;
  const isMostMet = reachable(
    isMoreThan(sums.met, sums.criteria, criteriaAbove),
    isMoreThan(sums.met + sums.undecided, sums.criteria, criteriaAbove),
  );
  // What is not scored yet may bring as much as it has at most; nobody knows how much that is, where that is not known.
  const left = set.criteria.filter(({ code }) => (scores.get(code)?.points ?? null) === null);
  const most = addedUp(left.map((one) => maximumOf(one, scores.get(one.code) ?? NOT_SCORED)));
  const needed = hundredths(pointsFrom);
  const areEnoughPoints = reachable(sums.points >= needed, most === null || sums.points + most >= needed);
  return {
    ...sums,
    groups: set.groups.map(({ key }) => ({
      key,
      ...sumsOf(
        set.criteria.filter(({ group }) => group === key),
        scores,
      ),
    })),
    ...{ isMostMet, areEnoughPoints, recognition: both(isMostMet, areEnoughPoints) },
    level: levelOf(set, sums.points, thresholds),
  };
}

function sumsOf(criteria: readonly Criterion[], scores: ReadonlyMap<string, Score>): Sums {
  const all = criteria.map((one) => ({ ...NOT_SCORED, ...scores.get(one.code), of: one }));
  const count = (which: Score['met']): number => all.filter(({ met }) => met === which).length;
  return {
    ...{ criteria: all.length, met: count(true), notMet: count(false), undecided: count(null) },
    points: all.reduce((sum, { points }) => sum + (points ?? 0), 0),
    unscored: all.filter(({ points }) => points === null).length,
    maximum: addedUp(all.map((one) => maximumOf(one.of, one))),
  };
}

/** Null where one of them is. */
function addedUp(all: readonly (number | null)[]): number | null {
  return all.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/**
 * Whether a part is more than a share of the whole: exactly as much is not more.
 * @param share fraction, to thousandths
 * @example isMoreThan(4, 5, 0.8) // false
 */
export function isMoreThan(part: number, whole: number, share: number): boolean {
  return part * 1000 > Math.round(share * 1000) * whole;
}

function reachable(is: boolean, maybe: boolean): Condition {
  return is ? 'fulfilled' : maybe ? 'open' : 'failed';
}

function both(one: Condition, other: Condition): Condition {
  if (one === 'failed' || other === 'failed') return 'failed';
  return one === 'fulfilled' && other === 'fulfilled' ? 'fulfilled' : 'open';
}

function levelOf(
  { levels }: Pick<CriteriaSet, 'levels'>,
  points: number,
  thresholds: Readonly<Record<string, number | null>>,
): string | null {
  const reached = levels.filter(({ key, pointsFrom }) => {
    const from = pointsFrom === null ? (thresholds[key] ?? null) : hundredths(pointsFrom);
    return from !== null && points >= from;
  });
  return reached.at(-1)?.key ?? null;
}
