import type { ChartDataset } from 'chart.js';
import type { RateFigure } from './figure.js';

/** What is drawn in a colour of its own; the rest has the colour of the text. */
export interface ChartColours {
  /** rates */
  readonly mark: string;
  /** intervals */
  readonly spread: string;
  readonly target: string;
  /** limits, and what is merged */
  readonly quiet: string;
  /** inside of a hollow point */
  readonly ground: string;
}

/** For pictures, which are white wherever they are read. */
export const onPaper: ChartColours = {
  mark: '#0b6360',
  spread: '#8cbdb8',
  target: '#9a3412',
  quiet: '#7a8499',
  ground: '#ffffff',
};

/** Names of the page's colours; its script puts in what they are, light or dark. */
export const onPage: ChartColours = {
  mark: 'var(--accent)',
  spread: 'var(--line-strong)',
  target: 'var(--brick)',
  quiet: 'var(--line-strong)',
  ground: 'var(--paper)',
};

/** What every chart has in common: it stands still, fills its frame, and is explained by the words beside it. */
export const chartOptions = {
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  plugins: { legend: { display: false } },
} as const;

/** @example percentOf(0.91262) // 91.3 */
export function percentOf(rate: number): number {
  return Math.round(rate * 1000) / 10;
}

/** The whole tens of percent below all of these rates. */
export function tensBelow(...rates: readonly number[]): number {
  return Math.max(0, Math.floor(Math.min(...rates) * 10) * 10);
}

type LineStyle = Partial<Omit<ChartDataset<'line'>, 'data'>>;

/** Rates in percent along a line without points; a gap where there is none. */
export function lineOf(
  label: string,
  rates: readonly (number | null)[],
  style: LineStyle,
): ChartDataset<'line', (number | null)[]> {
  const data = rates.map((rate) => rate && percentOf(rate));
  return { type: 'line', label, data, pointRadius: 0, borderWidth: 1.5, ...style };
}

export function targetLine({ target }: ChartColours): LineStyle {
  return { borderColor: target, borderDash: [6, 4] };
}

/** Intervals of rates, in percent. */
export function intervalsOf(
  label: string,
  figures: readonly (RateFigure | null)[],
  backgroundColor: string | string[],
): ChartDataset<'bar', ([number, number] | null)[]> {
  const data = figures.map((one): [number, number] | null => {
    return one && [percentOf(one.interval.lower), percentOf(one.interval.upper)];
  });
  return { type: 'bar', label, data, backgroundColor, barThickness: 5 };
}
