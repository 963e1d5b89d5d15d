import type { ChartConfiguration } from 'chart.js';
import { formatMonth, formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { type ControlChart, controlChart } from '../statistics/control-chart.js';
import type { ConfidenceInterval } from '../statistics/wilson-interval.js';
import { type ChartColours, chartOptions, intervalsOf, lineOf, targetLine, tensBelow } from './chart-parts.js';
import type { Figure } from './figure.js';
import { MERGED } from './partition.js';
import type { Satisfaction } from './satisfaction.js';

interface OverTime {
  readonly points: readonly TimePoint[];
  /** fraction; null where none applies */
  readonly target: number | null;
  /** False for rounds: between two of them nobody was asked, so no line leads from one to the next. */
  readonly joined: boolean;
}

/**
 * Chart.js configuration of rates by month, quarter or round with their intervals and the target: a plain value, drawn
 * by page and picture alike. What has no rate leaves a gap.
 * Where there are enough points, control limits stand around them, and the points that a rule names are squares.
 */
export function overTimeChart(
  { points, target, joined }: OverTime,
  colours: ChartColours,
  language: Language,
): ChartConfiguration<'bar' | 'line'> {
  const say = (key: string): string => translate(language, `figures.chart.${key}`);
  const { chart, limits, named } = timeSignals(points);
  const rated = points.map(({ figure }) => (figure.kind === 'rate' ? figure : null));
  const targets = points.map(() => target);
  const rates = rated.map((figure) => figure?.rate ?? null);
  const limit = (side: 'lower' | 'upper') => {
    const bounds = limits.map((one) => one?.[side] ?? null);
    return lineOf(say(`limit.${side}`), bounds, { borderColor: colours.quiet, borderDash: [2, 3], stepped: 'middle' });
  };
  const centre = (rate: number) => {
    const along = limits.map((one) => one && rate);
    return lineOf(say('centre'), along, { borderColor: colours.quiet, borderWidth: 1 });
  };
  const lowest = tensBelow(target ?? 1, ...rated.map((figure) => figure?.interval.lower ?? 1));
  return {
    type: 'bar',
    data: {
      labels: points.map(({ when }) => when.split(' ')),
      datasets: [
        lineOf(say('rate'), rates, {
          ...{ showLine: joined, borderColor: colours.mark, borderWidth: 2, pointRadius: 5, pointBorderWidth: 2 },
          pointStyle: points.map(({ key }) => (named.has(key) ? 'rect' : 'circle')),
          ...{ pointBackgroundColor: colours.mark, pointBorderColor: colours.mark },
        }),
        ...(target === null ? [] : [lineOf(say('target'), targets, targetLine(colours))]),
        ...(chart ? [centre(chart.centre), limit('upper'), limit('lower')] : []),
        intervalsOf(say('spread'), rated, colours.spread),
      ],
    },
    options: {
      ...chartOptions,
      locale: language,
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, font: { size: 13 } } },
        y: { min: Math.min(80, lowest), max: 100, title: { display: true, text: say('rate') } },
      },
    },
  };
}

/** What the points of a chart over time are. */
export type TimeName = 'months' | 'quarters' | 'rounds';

/** A month, quarter or round, in order of time. */
export interface TimePoint {
  readonly key: string;
  /** `Tháng 6/2026`, or the name of a round */
  readonly label: string;
  /** within a sentence and at the axis: `tháng 6/2026` */
  readonly when: string;
  readonly figure: Figure;
}

/** Months or quarters of continuous feedback. */
export function pointsOf({ groups }: Pick<Satisfaction, 'groups'>, language: Language): readonly TimePoint[] {
  // What is merged is no point of time.
  return groups
    .filter(({ key }) => key !== MERGED)
    .map(({ key, label, figure }) => {
      const when = key.includes('Q') ? formatQuarter(key, language) : formatMonth(key, language);
      return { key, label, when, figure };
    });
}

/** The points of time that have a rate, and the control chart where there are enough of them. */
interface TimeSignals {
  /** of those points, as in a sentence */
  readonly names: readonly string[];
  /** null with fewer than twelve of them, or where there is no spread to judge by */
  readonly chart: ControlChart | null;
  /** of each point given, fractions in [0, 1]; null where there is no chart or no rate */
  readonly limits: readonly (ConfidenceInterval | null)[];
  /** keys of points that a rule names */
  readonly named: ReadonlySet<string>;
}

/**
 * A point weighs what its answers are worth in its interval, so that months with meetings or stacks of paper have wider
 * limits. A gap between two points is no point.
 */
export function timeSignals(points: readonly TimePoint[]): TimeSignals {
  const rated = points.flatMap(({ key, when, figure }) => {
    if (figure.kind !== 'rate') return [];
    const { rate, respondents, effectiveRespondents: effectiveBase } = figure;
    return [{ key, when, rate, effectiveBase, respondents }];
  });
  const chart = controlChart(rated);
  const limits = new Map(rated.map(({ key }, index) => [key, chart?.limits[index] ?? null]));
  const named = rated.filter((_, at) => chart?.signals.some(({ from, to }) => from <= at && at <= to));
  return {
    names: rated.map(({ when }) => when),
    chart,
    limits: points.map(({ key }) => limits.get(key) ?? null),
    named: new Set(named.map(({ key }) => key)),
  };
}
