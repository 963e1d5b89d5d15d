import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { onPaper } from './chart-colours.js';
import { chartOptions } from './chart-options.js';
import type { Satisfaction } from './satisfaction.js';

/**
 * Rates of units or other groups as dots with their intervals on one scale with the target. Only what has a rate has a
 * dot; the merged row is a hollow grey one. Values are percents with one decimal. For pictures: the page draws its own.
 */
export function unitsChart({ groups, target }: Satisfaction, language: Language): ChartConfiguration<'bar' | 'line'> {
  const say = (key: string): string => translate(language, `figures.chart.${key}`);
  // Bodies of the vertical system stand last, and the target's line does not reach them.
  const ordered = [
    ...groups.filter(({ kind }) => kind !== 'vertical'),
    ...groups.filter(({ kind }) => kind === 'vertical'),
  ];
  const rated = ordered.flatMap(({ key, label, figure }) => (figure.kind === 'rate' ? [{ key, label, figure }] : []));
  const lowest = Math.min(target ?? 1, ...rated.map(({ figure }) => figure.interval.lower));
  const isMerged = rated.map(({ key }) => key === '_merged');
  return {
    type: 'bar',
    data: {
      labels: rated.map(({ label }) => label),
      datasets: [
        {
          type: 'line',
          label: say('rate'),
          data: rated.map(({ figure }) => percentOf(figure.rate)),
          showLine: false,
          pointRadius: 6,
          pointBackgroundColor: isMerged.map((merged) => (merged ? onPaper.ground : onPaper.mark)),
          pointBorderColor: isMerged.map((merged) => (merged ? onPaper.quiet : onPaper.mark)),
          pointBorderWidth: 2,
        },
        ...(target === null
          ? []
          : [
              {
                type: 'line' as const,
                label: say('target'),
                data: rated.map(({ figure }) => (figure.meetsTarget === null ? null : target * 100)),
                borderColor: onPaper.target,
                borderWidth: 1.5,
                borderDash: [6, 4],
                pointRadius: 0,
              },
            ]),
        {
          type: 'bar',
          label: say('spread'),
          data: rated.map(({ figure }) => [percentOf(figure.interval.lower), percentOf(figure.interval.upper)]),
          backgroundColor: isMerged.map((merged) => (merged ? onPaper.quiet : onPaper.spread)),
          barThickness: 5,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      ...chartOptions,
      scales: { x: { min: Math.max(0, Math.floor(lowest * 10) * 10), max: 100 } },
    },
  };
}

/** @example percentOf(0.91262) // 91.3 */
export function percentOf(rate: number): number {
  return Math.round(rate * 1000) / 10;
}
