/**
 * Sums over respondents, where one respondent gave `a` valid answers to the pooled criteria, `s` of them satisfied.
 * Plain sums, so they add up over any partition.
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

/** Below this many respondents the variance between them is too uncertain to earn more than one answer each. */
const FEWEST_RESPONDENTS = 10;

/**
 * How many independent answers a pooled rate (F2, F3) is worth. Answers of one person resemble each other, so the
 * number lies between the respondents and the answers: clamp(respondents, answers / deff, answers).
 * One answer each when the rate is 0 or 1 (no variance to see) or fewer than 10 people answered.
 * @param sums sums over respondents (see `RespondentSums`), integers
 * @returns answers, real, respondents … answers
 * @throws RangeError when nobody answered or sums contradict each other
 * @see Kish (1965), Survey Sampling, 8.2; Dean and Pagano (2015), Stat. Med. 34, 485–503
 * @example effectiveBase({ respondents: 10, satisfied: 36, answers: 50, satisfiedSquared: 150,
 *   satisfiedTimesAnswers: 180, answersSquared: 250 }) // 22.2353
 */
export function effectiveBase(sums: RespondentSums): number {
  const { respondents, satisfied, answers } = sums;
  assertConsistent(sums);
  if (satisfied === 0 || satisfied === answers || respondents < FEWEST_RESPONDENTS) return respondents;
  return Math.min(answers, Math.max(respondents, answers / designEffect(sums)));
}

/**
 * Design effect of a pooled rate: its variance with people as the unit (linearised ratio estimator Σs / Σa) over the
 * variance the same number of independent answers would have.
 * @param sums sums over respondents, integers; at least two respondents and a rate strictly between 0 and 1
 * @returns ratio of variances ≥ 0, without unit
 * @throws RangeError when fewer than two people answered, the rate is 0 or 1, or sums contradict each other
 * @see Cochran (1977), Sampling Techniques, 3rd ed., 6.4 and 9A
 * @example designEffect({ respondents: 10, satisfied: 36, answers: 50, satisfiedSquared: 150,
 *   satisfiedTimesAnswers: 180, answersSquared: 250 }) // 2.2487
 */
export function designEffect(sums: RespondentSums): number {
  assertConsistent(sums);
  const { respondents, satisfied, answers } = sums;
  if (respondents < 2) throw new RangeError('a variance between respondents needs at least two of them');
  if (satisfied === 0 || satisfied === answers) throw new RangeError('a rate of 0 or 1 shows no variance');
  const rate = satisfied / answers;
  const residualsSquared =
    sums.satisfiedSquared - 2 * rate * sums.satisfiedTimesAnswers + rate * rate * sums.answersSquared;
  const variance = ((respondents / (respondents - 1)) * Math.max(0, residualsSquared)) / answers ** 2;
  return variance / ((rate * (1 - rate)) / answers);
}

function assertConsistent(sums: RespondentSums): void {
  if (!Object.values(sums).every((sum) => Number.isInteger(sum) && sum >= 0)) {
    throw new RangeError('sums over respondents are integers of at least 0');
  }
  if (sums.respondents < 1) throw new RangeError('an effective base needs a respondent');
  if (sums.answers < sums.respondents) throw new RangeError('every respondent in the sums gave a valid answer');
  if (sums.satisfied > sums.answers) throw new RangeError('satisfied answers are among the valid answers');
}
