import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { type ChartColours, chartOptions, intervalsOf, lineOf, targetLine, tensBelow } from './chart-parts.js';
import type { TimePoint } from './time-points.js';
import { timeSignals } from './time-signals.js';

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
