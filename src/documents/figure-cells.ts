import { columnsOf } from '../dashboard/chart-file.js';
import { toVerdictWords } from '../dashboard/figure-words.js';
import type { Figure } from '../figures/figure.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Cell, StyledCell } from '../writers/xlsx.js';

/**
 * A rate as a spreadsheet shows it: the fraction of the API, written in percent with one decimal, and with more where
 * fewer would carry it over the target.
 * @param rate fraction in [0, 1]
 * @example rateCell(0.8996, 0.9) // { value: 0.8996, style: 'percent-fine' }
 */
export function rateCell(rate: number, target: number | null): StyledCell {
  const isSame = (decimals: number): boolean => {
    const shown = Number((rate * 100).toFixed(decimals)) / 100;
    return target === null || shown >= target === rate >= target;
  };
  return { value: rate, style: isSame(1) ? 'percent' : isSame(2) ? 'percent-fine' : 'percent-finest' };
}

/** The headings of a figure's cells. */
export function figureHeadings(language: Language): readonly Cell[] {
  const names = ['state', 'satisfied', 'base', 'respondents', 'rate', 'lower', 'upper', 'verdict'];
  return headings(columnsOf(names, language));
}

/** Cells that stand over columns. */
export function headings(names: readonly string[]): readonly Cell[] {
  return names.map((value) => ({ value, style: 'heading' }));
}

/** What is told of a figure: its state in words, its counts from ten people, its rate from thirty. */
export function figureCells(figure: Figure, target: number | null, language: Language): readonly Cell[] {
  const state = stateOf(figure, language);
  if (figure.kind !== 'rate' && figure.kind !== 'few') return [state, ...EMPTY];
  const { satisfied, base, respondents } = figure;
  const counts = [state, satisfied, base, respondents];
  if (figure.kind === 'few') return [...counts, null, null, null, null];
  const { rate, interval } = figure;
  const rates = [rate, interval.lower, interval.upper].map((one) => rateCell(one, target));
  return [...counts, ...rates, toVerdictWords(figure, language)?.text ?? null];
}

const EMPTY = Array<null>(7).fill(null);

/** Why there is a rate, or none. */
export function stateOf({ kind }: Figure, language: Language): string {
  return translate(language, `charts.states.${kind}`);
}
