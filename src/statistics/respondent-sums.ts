/**
 * Sums over respondents, where one respondent gave `a` valid answers to the pooled criteria, `s` of them satisfied.
 * Plain integer sums, so they add up over any partition.
 */
export interface RespondentSums {
  /** people with at least one valid answer */
  readonly respondents: number;
  /** Σ s */
  readonly satisfied: number;
  /** Σ a */
  readonly answers: number;
  /** Σ s² */
  readonly satisfiedSquared: number;
  /** Σ s·a */
  readonly satisfiedTimesAnswers: number;
  /** Σ a² */
  readonly answersSquared: number;
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

/**
 * How many times less than one answer of everybody a pooled rate (F2, F3) is worth: its variance with people as the
 * unit (linearised ratio estimator Σs / Σa) over that of one answer a person. People who answered more criteria weigh
 * more, and that costs evidence; that somebody answered ten criteria where another answered one earns none, as an
 * estimate from so few would claim too much (a "met" is wrong in up to 10 % of cases at 30 people).
 * @param sums integers
 * @returns ratio ≥ 1, without unit; 1 where each gave one answer, of one person, and at a rate of 0 or 1: no variance shows
 * @throws RangeError when nobody answered or sums contradict each other
 * @see Cochran (1977), Sampling Techniques, 3rd ed., 6.4 and 9A; Kish (1965), Survey Sampling, 8.2
 * @example designEffect({ respondents: 20, satisfied: 89, answers: 110, satisfiedSquared: 809,
 *   satisfiedTimesAnswers: 809, answersSquared: 1010 }) // 1.8143
 */
export function designEffect(sums: RespondentSums): number {
  assertConsistent(sums);
  const { respondents, satisfied, answers } = sums;
  if (answers === respondents || respondents === 1 || satisfied === 0 || satisfied === answers) return 1;
  const rate = satisfied / answers;
  const residualsSquared =
    sums.satisfiedSquared - 2 * rate * sums.satisfiedTimesAnswers + rate * rate * sums.answersSquared;
  const variance = ((respondents / (respondents - 1)) * residualsSquared) / answers ** 2;
  return Math.max(1, variance / ((rate * (1 - rate)) / respondents));
}

function assertConsistent(sums: RespondentSums): void {
  if (!Object.values(sums).every((sum) => Number.isInteger(sum) && sum >= 0)) {
    throw new RangeError('sums over respondents are integers of at least 0');
  }
  if (sums.respondents < 1) throw new RangeError('sums over respondents need a respondent');
  if (sums.answers < sums.respondents) throw new RangeError('every respondent in the sums gave a valid answer');
  if (sums.satisfied > sums.answers) throw new RangeError('satisfied answers are among the valid answers');
}
