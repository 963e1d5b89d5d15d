import { stringify } from 'csv-stringify/sync';
import type { CountedItem } from '../figures/distribution.js';
import type { Figure } from '../figures/figure.js';
import type { FunnelUnit } from '../figures/units-chart.js';
import { type Language, translate } from '../formatting/languages.js';

export type Cell = string | number | null;

/** The file of a table, for spreadsheets: with a byte order mark, and no cell is taken for a formula. */
export function csvOf(table: readonly (readonly Cell[])[]): string {
  return stringify([...table], { bom: true, escape_formulas: true });
}

/** Figures as rows of a file, with a heading; rates are the fractions of the API, empty where nothing may be told. */
export function figureRows(
  groups: readonly { readonly label: string; readonly figure: Figure }[],
  language: Language,
): readonly (readonly Cell[])[] {
  const columns = ['name', 'state', 'satisfied', 'base', 'respondents', 'rate', 'lower', 'upper'];
  const rows = groups.map(({ label, figure }): readonly Cell[] => {
    const state = translate(language, `charts.states.${figure.kind}`);
    if (figure.kind !== 'rate' && figure.kind !== 'few') return [label, state, null, null, null, null, null, null];
    const { satisfied, base, respondents } = figure;
    const [rate, lower, upper] =
      figure.kind === 'rate' ? [figure.rate, figure.interval.lower, figure.interval.upper] : [null, null, null];
    return [label, state, satisfied, base, respondents, rate, lower, upper];
  });
  return [headings(columns, language), ...rows];
}

/** Units about the target, with what their answers are worth and where that puts them. */
export function funnelRows(units: readonly FunnelUnit[], language: Language): readonly (readonly Cell[])[] {
  const columns = ['name', 'respondents', 'worth', 'rate', 'position'];
  const rows = units.map(({ label, respondents, worth, rate, position }) => [
    ...[label, respondents, worth, rate],
    translate(language, `charts.position.${position}`),
  ]);
  return [headings(columns, language), ...rows];
}

/** Questions with their counts by level. */
export function questionRows(items: readonly CountedItem[], language: Language): readonly (readonly Cell[])[] {
  const most = Math.max(0, ...items.map(({ levels }) => levels.length));
  const numbers = Array.from({ length: most }, (_, index) => String(index + 1));
  return [
    [...headings(['name', 'satisfied', 'base'], language), ...numbers, ...headings(['outside'], language)],
    ...items.map(({ label, satisfied, base, levels, outside }) => [
      ...[label, satisfied, base],
      ...numbers.map((_, index) => levels[index] ?? null),
      outside,
    ]),
  ];
}

function headings(columns: readonly string[], language: Language): readonly string[] {
  return columns.map((column) => translate(language, `charts.columns.${column}`));
}
