import type { ChartConfiguration } from 'chart.js';
import { stringify } from 'csv-stringify/sync';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { businessDate } from '../config/clock.js';
import type { ChartDrawing } from '../figures/drawing.service.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { unitsChart } from '../figures/units-chart.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatDecimal, formatWholePercent } from '../formatting/numbers.js';
import { measureWords } from './facts.js';
import { toFigureWords, toVerdictWords } from './figure-words.js';

/** A chart of a section: what is drawn, and the same as a table. */
export interface Chart {
  readonly config: ChartConfiguration;
  /** Of the drawing alone, in its points. */
  readonly height: number;
  readonly caption: readonly string[];
  readonly legend?: ChartDrawing['legend'];
  readonly table: readonly (readonly Cell[])[];
  /** What it rests on, which is written beside it, and of which campaign that is. */
  readonly about: Satisfaction;
  readonly campaign: string;
}

/** A chart as it is handed out: the drawing with its base, and the same as a table. */
export interface ChartFile {
  /** without ending, in letters that every system keeps */
  readonly fileName: string;
  readonly drawing: Omit<ChartDrawing, 'format'>;
  readonly table: readonly (readonly Cell[])[];
}

export type Cell = string | number | null;

/** Of every picture of the dashboard. */
const WIDTH = 1200;

/** @param simulated true in a demonstration: a picture travels without the banner of the page */
export function toChartFile(name: string, chart: Chart, simulated: boolean, language: Language): ChartFile {
  const { config, height, caption, legend = [], table, about } = chart;
  return {
    fileName: translate(language, `charts.fileNames.${name}`),
    drawing: {
      ...{ kind: 'chart', title: translate(language, `charts.${name}`), about: aboutOf(chart, simulated, language) },
      ...{ config, height, legend, width: WIDTH },
      caption: [...caption, `${translate(language, 'dashboard.intervalCaption')}.`],
    },
    table: [...table, ...(about.trial ? [[translate(language, 'figures.trial')]] : [])],
  };
}

/**
 * The file of a table, for spreadsheets as they are set in the reader's country: with a byte order mark, semicolons where
 * a comma is the decimal sign, and no cell that is taken for a formula.
 * @example csvOf([['Một', 0.5]], 'vi') // '\ufeffMột;0,5\n'
 */
export function csvOf(table: readonly (readonly Cell[])[], language: Language): string {
  const decimal = formatDecimal(0.5, 1, language).charAt(1);
  return stringify([...table], {
    ...{ bom: true, escape_formulas: true, delimiter: decimal === ',' ? ';' : ',' },
    cast: { number: (value) => String(value).replace('.', decimal) },
  });
}

/** Rates as dots with their intervals; null where there is none. */
export function drawnRates(satisfaction: Satisfaction, campaign: string, language: Language): Chart | null {
  const { groups } = satisfaction;
  const rows = groups.filter(({ figure }) => figure.kind === 'rate').length;
  if (rows === 0) return null;
  return {
    config: unitsChart(satisfaction, language) as ChartConfiguration,
    height: 70 + rows * 46,
    caption: [translate(language, 'charts.dotCaption'), ...withoutDot(satisfaction, language)],
    table: figureRows(groups, language),
    ...{ about: satisfaction, campaign },
  };
}

/** Whom a picture does not show, by name: a unit that is missing would look forgotten. */
function withoutDot({ groups }: Satisfaction, language: Language): readonly string[] {
  const few = groups
    .filter(({ figure }) => ['few', 'too-few', 'merged', 'held'].includes(figure.kind))
    .map(({ label }) => label);
  return few.length === 0 ? [] : [translate(language, 'charts.withoutDot', { names: few.join(', ') })];
}

/** Figures as rows of a file, with a heading; rates are the fractions of the API, empty where nothing may be told. */
export function figureRows(
  groups: readonly { readonly label: string; readonly figure: Figure }[],
  language: Language,
): readonly (readonly Cell[])[] {
  const columns = ['name', 'state', 'satisfied', 'base', 'respondents', 'rate', 'lower', 'upper', 'verdict'];
  const rows = groups.map(({ label, figure }): readonly Cell[] => {
    const state = translate(language, `charts.states.${figure.kind}`);
    if (figure.kind !== 'rate' && figure.kind !== 'few') return [label, state, ...Array<null>(7).fill(null)];
    const { satisfied, base, respondents } = figure;
    if (figure.kind === 'few') return [label, state, satisfied, base, respondents, ...Array<null>(4).fill(null)];
    const { rate, interval } = figure;
    const verdict = toVerdictWords(figure, language)?.text ?? null;
    return [label, state, satisfied, base, respondents, rate, interval.lower, interval.upper, verdict];
  });
  return [columnsOf(columns, language), ...rows];
}

/** The headings of a table. */
export function columnsOf(columns: readonly string[], language: Language): readonly string[] {
  return columns.map((column) => translate(language, `charts.columns.${column}`));
}

/** Period, base and formula: what a picture never travels without. */
function aboutOf({ about: satisfaction, campaign }: Chart, simulated: boolean, language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `charts.${key}`, values);
  const { overall, period, trial, target, formula, publishedAt, dataHash } = satisfaction;
  const nameOf = (one: string): string => formatPeriod(one, language);
  const words = toFigureWords(overall, { language, target });
  const measured = measureWords(formula, language);
  const goal = target === null ? '' : formatWholePercent(target, language);
  return [
    ...(simulated ? [say('simulated')] : []),
    ...(trial ? [translate(language, 'figures.trial')] : []),
    say('about', { campaign, period: period === WHOLE ? say('whole') : period.split('..').map(nameOf).join(' – ') }),
    words.rate === null
      ? (words.state ?? '')
      : say('base', { rate: words.rate, base: words.base, interval: words.interval }),
    say(trial ? 'formulaOfTrial' : 'formula', {
      formula: target === null ? measured : say('againstTarget', { formula: measured, target: goal }),
      day: formatDay(businessDate(new Date(publishedAt)), language),
      hash: dataHash.slice(0, 12),
    }),
  ];
}
