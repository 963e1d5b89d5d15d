import { eachAnsweredOnce, sumsOverBatches } from '../statistics/batch-sums.js';
import { clusteredBase, clusteredBaseBySize } from '../statistics/clustered-base.js';
import { effectiveBase, type RespondentSums } from '../statistics/effective-base.js';
import { batchesToHideIn } from './batches-to-hide-in.js';
import { levelCounts, type Measure } from './measures.js';
import type { Row } from './published-table.js';

/** People of a row and their answers to a measure; `base` counts valid answers. */
export interface Counts {
  readonly respondents: number;
  readonly satisfied: number;
  readonly base: number;
}

/** What the published sums of a row say of a measure. */
export function countsOf(measure: Measure, { respondents, sums }: Row): Counts {
  const { satisfied, answers } = respondentSumsOf(measure, sums);
  return { respondents, satisfied, base: answers };
}

/**
 * Independent answers that a row is worth, real, > 0: several answers of one person resemble each other, and so do
 * people of one batch. Before the lock only the sizes of the batches count, so that no two publications tell by their
 * intervals what the few who came between them answered.
 */
export function worthOf(measure: Measure, row: Row, locked: boolean): number {
  const all = respondentSumsOf(measure, row.sums);
  const batches = Object.values(row.batches ?? {}).map((sums) => respondentSumsOf(measure, sums));
  const batched = sumsOverBatches(batchesToHideIn(all, batches));
  const worth = locked ? clusteredBase(all, batched) : clusteredBaseBySize(all, batched);
  return worth / (row.batchEffect ?? 1);
}

/** How many times less the answers of a row are worth because some came in batches; 1 where none did. */
export function batchEffectOf(measure: Measure, row: Row): number {
  if (row.respondents === 0 || !isBatched(row)) return 1;
  return effectiveBase(respondentSumsOf(measure, row.sums)) / worthOf(measure, row, true);
}

/** True when the worth of a row is less than that of its respondents one by one. */
export function isBatched({ batches, batchEffect }: Row): boolean {
  return batches !== undefined || (batchEffect ?? 1) > 1;
}

function respondentSumsOf(measure: Measure, sums: readonly number[]): RespondentSums {
  const at = (index: number): number => sums[index] ?? 0;
  if (measure.kind === 'complete') return eachAnsweredOnce({ satisfied: at(0), base: at(1) });
  if (measure.kind === 'question') {
    const levels = levelCounts(measure.question, sums);
    const good = measure.question.scale?.satisfied ?? [];
    const satisfied = good.reduce((sum, level) => sum + (levels[level - 1] ?? 0), 0);
    return eachAnsweredOnce({ satisfied, base: levels.reduce((sum, count) => sum + count, 0) });
  }
  return {
    respondents: at(0),
    satisfied: at(1),
    answers: at(2),
    satisfiedSquared: at(3),
    satisfiedTimesAnswers: at(4),
    answersSquared: at(5),
  };
}
