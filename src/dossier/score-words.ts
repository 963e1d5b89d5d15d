import { type Language, translate } from '../formatting/languages.js';
import { formatDecimal, formatRate } from '../formatting/numbers.js';
import type { Outcome, Score, Sums } from './self-score.js';

/**
 * Points as they are written, with the decimals they have.
 * @param points hundredths
 * @example pointsWords(250, 'vi') // '2,5'
 */
export function pointsWords(points: number, language: Language): string {
  const decimals = points % 100 === 0 ? 0 : points % 10 === 0 ? 1 : 2;
  return formatDecimal(points / 100, decimals, language);
}

/** Key of the words for met, not met, or not said. */
export function metLabel({ met }: Pick<Score, 'met'>): string {
  return `dossier.met.${met === null ? 'open' : met ? 'yes' : 'no'}`;
}

/** Met, not met, or not said yet, to choose from. @param value `yes`, `no` or empty */
export function metChoices(value: string) {
  return (['yes', 'no', ''] as const).map((one) => ({
    ...{ value: one, label: `dossier.met.${one === '' ? 'open' : one}`, chosen: one === value },
  }));
}

/** `63,5/100 điểm`; without the most there are while that is not known. */
export function outOf({ points, maximum }: Pick<Sums, 'points' | 'maximum'>, language: Language): string {
  const said = pointsWords(points, language);
  if (maximum === null) return translate(language, 'dossier.outcome.pointsOnly', { points: said });
  return translate(language, 'dossier.outcome.points', { points: said, maximum: pointsWords(maximum, language) });
}

/**
 * `20/28 tiêu chí đạt (71,4%)`; the share never seems to be more than it is.
 * @param above the share that recognition asks for more than
 */
export function metWords({ met, criteria }: Pick<Outcome, 'met' | 'criteria'>, language: Language): string {
  const share = formatRate(criteria === 0 ? 0 : met / criteria, { language });
  return translate(language, 'dossier.outcome.met', { met, criteria, share });
}
