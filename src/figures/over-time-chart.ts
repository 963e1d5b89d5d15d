import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import type { ChartColours } from './chart-colours.js';
import { chartOptions } from './chart-options.js';
import type { TimePoint } from './time-points.js';
import { timeSignals } from './time-signals.js';
import { percentOf } from './units-chart.js';

export interface OverTime {
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
  const lowest = Math.min(target ?? 1, ...rated.map((figure) => figure?.interval.lower ?? 1));
  const line = (label: string, data: readonly (number | null)[], style: object) => ({
    ...{ type: 'line' as const, label, data: [...data], pointRadius: 0, borderWidth: 1.5, ...style },
  });
  const limit = (side: 'lower' | 'upper') =>
    line(
      say(`${side}Limit`),
      limits.map((one) => one && percentOf(one[side])),
      { borderColor: colours.quiet, borderDash: [2, 3], stepped: 'middle' },
    );
  return {
    type: 'bar',
    data: {
      labels: points.map(({ when }) => when.split(' ')),
      datasets: [
        line(
          say('rate'),
          rated.map((figure) => figure && percentOf(figure.rate)),
          {
            ...{ showLine: joined, borderColor: colours.mark, borderWidth: 2, pointRadius: 5, pointBorderWidth: 2 },
            pointStyle: points.map(({ key }) => (named.has(key) ? 'rect' : 'circle')),
            pointBackgroundColor: colours.mark,
            pointBorderColor: colours.mark,
          },
        ),
        ...(target === null
          ? []
          : [
              line(
                say('target'),
                points.map(() => percentOf(target)),
                { borderColor: colours.target, borderDash: [6, 4] },
              ),
            ]),
        ...(chart
          ? [
              line(
                say('centre'),
                limits.map((one) => one && percentOf(chart.centre)),
                { borderColor: colours.quiet, borderWidth: 1 },
              ),
              ...[limit('upper'), limit('lower')],
            ]
          : []),
        {
          type: 'bar' as const,
          label: say('spread'),
          data: rated.map((figure) => figure && [percentOf(figure.interval.lower), percentOf(figure.interval.upper)]),
          ...{ backgroundColor: colours.spread, barThickness: 5 },
        },
      ],
    },
    options: {
      ...chartOptions,
      locale: language,
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, font: { size: 13 } } },
        y: {
          ...{ min: Math.min(80, Math.max(0, Math.floor(lowest * 10) * 10)), max: 100 },
          title: { display: true, text: say('rate') },
        },
      },
    },
  };
}
