import { sampleOfList } from '../statistics/finite-population.js';
import { answersNeeded } from '../statistics/power-table.js';

/** Responses for a good chance of a certain verdict, if the truth is what is supposed. */
export interface PowerRow {
  /** Rate supposed of everybody, a fraction in (0, 1). */
  readonly truth: number;
  /** null where more than 2,000 were needed: nobody is asked to collect so many */
  readonly responses: number | null;
}

/** A unit's rate is told from this many responses. */
export const FEWEST_PER_UNIT = 30;

/**
 * The rows among which a plan is chosen: the truth two to five points above the target.
 * @param target fraction in (0, 1]
 * @example powerRows(0.9).map(({ responses }) => responses) // [1365, 593, 333, 203]
 */
export function powerRows(target: number): readonly PowerRow[] {
  const known = rowsByTarget.get(target) ?? POINTS_ABOVE.flatMap((points) => powerRow(target, points));
  rowsByTarget.set(target, known);
  return known;
}

const POINTS_ABOVE = [0.02, 0.03, 0.04, 0.05];

/** A row takes a tenth of a second to work out, and every campaign has the same few targets. */
const rowsByTarget = new Map<number, readonly PowerRow[]>();

function powerRow(target: number, points: number): readonly PowerRow[] {
  const truth = Math.round((target + points) * 10_000) / 10_000;
  return truth < 1 ? [{ truth, responses: answersNeeded({ truth, target }) }] : [];
}

/**
 * People to draw from a list, for a margin of three points at 95 %.
 * @param target fraction in (0, 1); 0.9 where a campaign has none
 * @param people on the list, integer ≥ 1
 * @example listSample(0.9, 1000) // 278
 */
export function listSample(target: number | null, people: number): number {
  const rate = target !== null && target < 1 ? target : 0.9;
  return sampleOfList({ population: people, rate, margin: 0.03, confidence: 0.95 });
}
