import { toFigureWords } from '../../dashboard/figure-words.js';
import { FEWEST_FOR_RATE, type Figure, isEstablished, type RateFigure } from '../../figures/figure.js';
import { MERGED, MINIMUM } from '../../figures/partition.js';
import type { SatisfactionGroup } from '../../figures/satisfaction-groups.js';
import { type Language, translate } from '../../formatting/languages.js';
import { uncapitalised } from '../../formatting/letters.js';
import { formatCount, formatInterval, formatRate, formatTarget } from '../../formatting/numbers.js';
import { NOT_DETERMINED } from '../../responses/dimensions.js';

/** In which language figures are told, and against which target. */
export interface Telling {
  readonly language: Language;
  /** Fraction; null where none applies. */
  readonly target: number | null;
}

interface Counts {
  readonly satisfied: number;
  readonly base: number;
  readonly respondents: number;
}

/** `376/412 người trả lời`; of several answers each, those and who gave them. */
export function baseWords({ satisfied, base, respondents }: Counts, language: Language): string {
  return translate(language, base > respondents ? 'report.answers' : 'report.people', {
    satisfied: formatCount(satisfied, language),
    base: formatCount(base, language),
    respondents: formatCount(respondents, language),
  });
}

/** A row with its rate and what that rests on: `Phòng Kinh tế 85,1% (46/54 người trả lời)`. */
export function named(name: string, figure: RateFigure, { language, target }: Telling): string {
  const rate = formatRate(figure.rate, { language, target });
  return translate(language, 'report.named', { name, rate, base: baseWords(figure, language) });
}

/** The same with how certain its verdict is. */
export function namedSure(name: string, figure: RateFigure, { language, target }: Telling): string {
  const isSure = isEstablished(figure);
  return translate(language, 'report.namedSure', {
    ...{ name, rate: formatRate(figure.rate, { language, target }), base: baseWords(figure, language) },
    certainty: translate(language, isSure ? 'report.sure' : 'report.unsure'),
  });
}

/**
 * What is said of one figure, in sentences: a rate with what it rests on and both readings, or why there is none.
 */
export function figureSentences(figure: Figure, { language, target }: Telling): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.overall.${key}`, values);
  const limits = { minimum: formatCount(MINIMUM, language), fewest: formatCount(FEWEST_FOR_RATE, language) };
  switch (figure.kind) {
    case 'rate':
      return rateSentences(figure, { language, target });
    case 'few':
      return [say('few', { base: baseWords(figure, language), ...limits })];
    case 'mean':
    case 'collecting':
      return [];
    default:
      return [say(figure.kind, limits)];
  }
}

function rateSentences(figure: RateFigure, { language, target }: Telling): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.overall.${key}`, values);
  const { rate, interval, meetsTarget, verdict, effectiveRespondents } = figure;
  const style = { language, target };
  const goal = target === null ? '' : formatTarget(target, language);
  const values = { base: baseWords(figure, language), rate: formatRate(rate, style), target: goal };
  const spread = say('interval', { interval: formatInterval(interval, style) });
  if (meetsTarget === null) return [say('none', values), spread];
  const worth = formatCount(effectiveRespondents, language);
  const { clustered } = toFigureWords(figure, { language, target });
  return [
    say(meetsTarget ? 'met' : 'not-met', values),
    [spread, say(`certain.${verdict ?? 'none'}`, { target: goal, worth })].join(' '),
    ...(clustered === null ? [] : [`${clustered}.`]),
  ];
}

/** Several parts of a sentence. */
export function joined(parts: readonly string[]): string {
  return parts.join('; ');
}

/** Rows with a rate, but for those that stand for several, or for nobody known. */
export function rated(
  groups: readonly SatisfactionGroup[],
): readonly (SatisfactionGroup & { readonly figure: RateFigure })[] {
  return groups.flatMap((group) => {
    const { key, figure } = group;
    return figure.kind === 'rate' && key !== MERGED && key !== NOT_DETERMINED ? [{ ...group, figure }] : [];
  });
}

/** The highest and the lowest of several rows; null where there are not two that differ. */
export function extremesOf(groups: readonly SatisfactionGroup[]): {
  readonly highest: SatisfactionGroup & { readonly figure: RateFigure };
  readonly lowest: SatisfactionGroup & { readonly figure: RateFigure };
} | null {
  const ordered = rated(groups).toSorted((a, b) => a.figure.rate - b.figure.rate);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  return lowest && highest && highest.figure.rate > lowest.figure.rate ? { highest, lowest } : null;
}

/**
 * A name within a sentence; what is written in capitals stays so.
 * @example withinSentence('Phiếu giấy') // 'phiếu giấy'
 * @example withinSentence('QR code') // 'QR code'
 */
export function withinSentence(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : uncapitalised(name);
}
