import { effectiveRespondents } from '../statistics/effective-respondents.js';
import { eachAnsweredOnce, type RespondentSums } from '../statistics/respondent-sums.js';
import { levelCounts, type Measure } from './measures.js';
import type { Row } from './told-table.js';

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
 * Independent respondents that a row is worth, real, ≥ 1: people who answered on one occasion resemble each other, and
 * so do several answers of one person.
 */
export function worthOf(measure: Measure, { sums, clustered = 0 }: Row): number {
  return effectiveRespondents(respondentSumsOf(measure, sums), clustered);
}

function respondentSumsOf(measure: Measure, sums: readonly number[]): RespondentSums {
  const at = (index: number): number => sums[index] ?? 0;
  if (measure.kind === 'complete') return eachAnsweredOnce({ satisfied: at(0), base: at(1) });
  if (measure.kind === 'question') {
    const levels = levelCounts(measure, sums);
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
