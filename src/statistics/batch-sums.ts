import type { RespondentSums } from './effective-base.js';

/**
 * Sums over batches (a meeting, a stack of paper), each taken as one: S of its A valid answers were satisfied, from M
 * respondents. Plain sums, so they add up over any partition that splits no batch.
 */
export interface BatchSums {
  /** batches with at least one valid answer */
  readonly batches: number;
  /** Σ M² */
  readonly respondentsSquared: number;
  /** Σ S² */
  readonly satisfiedSquared: number;
  /** Σ S·A */
  readonly satisfiedTimesAnswers: number;
  /** Σ A² */
  readonly answersSquared: number;
  /** The same people one by one, to tell them from those who came alone. */
  readonly people: RespondentSums;
}

/**
 * @param batches sums over the respondents of each batch; a batch without a respondent adds nothing
 * @example sumsOverBatches([eachAnsweredOnce({ satisfied: 3, base: 4 }), eachAnsweredOnce({ satisfied: 6, base: 6 })])
 *   // batches: 2, respondentsSquared: 52, satisfiedSquared: 45, satisfiedTimesAnswers: 48, answersSquared: 52
 */
export function sumsOverBatches(batches: readonly RespondentSums[]): BatchSums {
  const filled = batches.filter(({ respondents }) => respondents > 0);
  const sum = (of: (batch: RespondentSums) => number) => filled.reduce((total, batch) => total + of(batch), 0);
  return {
    batches: filled.length,
    respondentsSquared: sum(({ respondents }) => respondents ** 2),
    satisfiedSquared: sum(({ satisfied }) => satisfied ** 2),
    satisfiedTimesAnswers: sum(({ satisfied, answers }) => satisfied * answers),
    answersSquared: sum(({ answers }) => answers ** 2),
    people: {
      respondents: sum(({ respondents }) => respondents),
      satisfied: sum(({ satisfied }) => satisfied),
      answers: sum(({ answers }) => answers),
      satisfiedSquared: sum(({ satisfiedSquared }) => satisfiedSquared),
      satisfiedTimesAnswers: sum(({ satisfiedTimesAnswers }) => satisfiedTimesAnswers),
      answersSquared: sum(({ answersSquared }) => answersSquared),
    },
  };
}

/**
 * Sums over respondents for a single question, where each of them gave one answer: a square of 0 or 1 is itself.
 * @param satisfied respondents on a satisfied point, integer, 0 … base
 * @param base respondents who gave a valid answer, integer ≥ 0
 * @example eachAnsweredOnce({ satisfied: 3, base: 4 }).satisfiedSquared // 3
 */
export function eachAnsweredOnce({ satisfied, base }: { satisfied: number; base: number }): RespondentSums {
  return {
    respondents: base,
    satisfied,
    answers: base,
    satisfiedSquared: satisfied,
    satisfiedTimesAnswers: satisfied,
    answersSquared: base,
  };
}
