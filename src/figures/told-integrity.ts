import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { TallyRow } from '../responses/tally-cells.js';
import { isSafeIn, isWorkOfOneCounter, sizesBy } from './drafts.js';
import { levelCounts, type Measure, questionMeasure } from './measures.js';
import { type PeopleAlike, SummedTallies } from './people.js';
import type { ToldIntegrity } from './publication.js';
import type { Row } from './told-table.js';

/** Responses that were left out, which stand in no other sum. */
export interface LeftOutResponses {
  readonly people: readonly PeopleAlike[];
  readonly cells: readonly TallyRow[];
}

/**
 * The headline with what was left out. Less the headline it is a sum over those people, and they stand in no other row:
 * an equation of their own, which holds where ten and more of them answered, and they are not the work of one counter.
 * @param told the headline's total; undefined where it is not told
 */
export function wholeOf(
  { people, cells }: LeftOutResponses,
  { general, group: own }: Pick<Questionnaire, 'general' | 'group'>,
  measure: Measure | undefined,
  told: Row | undefined,
): ToldIntegrity['whole'] {
  const sums = new SummedTallies(cells).total(own);
  if (!told || !sums || measure?.kind !== 'question') return null;
  const sizes = sizesBy(people, questionMeasure(general), ({ group }) => (group === own ? '' : undefined));
  // Of their one equation the closing check asks no more than this: they stand in no other row.
  if ((sizes.all.get('') ?? 0) === 0 || !isSafeIn(sizes, ['']) || isWorkOfOneCounter(sizes, [''])) return null;
  const counted = levelCounts(measure, told.sums);
  const theirs = levelCounts(
    measure,
    measure.places.map((place) => sums[place] ?? 0),
  );
  const all = counted.map((count, at) => count + (theirs[at] ?? 0));
  const satisfied = measure.question.scale?.satisfied ?? [];
  return {
    satisfied: satisfied.reduce((sum, level) => sum + (all[level - 1] ?? 0), 0),
    base: all.reduce((sum, count) => sum + count, 0),
  };
}
