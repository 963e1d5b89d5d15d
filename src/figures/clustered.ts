import { clusteredSum, type OccasionKind } from '../statistics/effective-respondents.js';
import type { PeopleAlike } from './people.js';

/** Occasions on which people answered together, by the batch of their responses; any other batch is none. */
export type Occasions = ReadonlyMap<string, OccasionKind>;

/**
 * Σ ρ m (m − 1) of each row over the occasions on which m of its people answered a measure: what their resemblance takes
 * away from their evidence. It rests on who came, not on what they answered.
 * @param rowOf name of the row in which people stand, if any
 */
export function clusteredBy(
  people: readonly PeopleAlike[],
  measure: string,
  occasions: Occasions,
  rowOf: (people: PeopleAlike) => string | undefined,
): ReadonlyMap<string, number> {
  const together = new Map<string, Map<string, number>>();
  for (const alike of people) {
    const { occasion } = alike;
    if (occasion === null || !occasions.has(occasion) || !alike.answered.has(measure)) continue;
    const row = rowOf(alike);
    if (row === undefined) continue;
    const ofRow = together.get(row) ?? new Map<string, number>();
    together.set(row, ofRow.set(occasion, (ofRow.get(occasion) ?? 0) + alike.people));
  }
  return new Map([...together].map(([row, ofRow]) => [row, clusteredOf(ofRow, occasions)]));
}

/** The same of one row. @param sizes its people whose answer counts, by the batch of their responses */
export function clusteredOf(sizes: ReadonlyMap<string, number>, occasions: Occasions): number {
  return clusteredSum(
    [...sizes].flatMap(([occasion, people]) => {
      const kind = occasions.get(occasion);
      return kind && people > 0 ? [{ kind, people }] : [];
    }),
  );
}
