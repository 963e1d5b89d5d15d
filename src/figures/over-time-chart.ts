import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Satisfaction } from './satisfaction.js';
import { timeSignals } from './time-signals.js';

/**
 * Chart.js configuration of rates by month or quarter with their intervals and the target: a plain value, drawn by the
 * page and by documents alike. Groups without a rate leave a gap, provisional ones say so at the axis, and control
 * limits stand around final points where there are enough of them to judge by.
 */
export function overTimeChart({ groups, target }: Satisfaction, language: Language): ChartConfiguration<'line'> {
  const say = (key: string): string => translate(language, `figures.chart.${key}`);
  const percent = (pick: 'rate' | 'lower' | 'upper'): (number | null)[] =>
    groups.map(({ figure }) => {
      if (figure.kind !== 'rate') return null;
      return Math.round((pick === 'rate' ? figure.rate : figure.interval[pick]) * 1000) / 10;
    });
  const { chart, limits } = timeSignals({ groups });
  const limit = (side: 'lower' | 'upper') => ({
    label: say(`${side}Limit`),
    data: limits.map((one) => one && Math.round(one[side] * 1000) / 10),
    borderColor: '#6b7280',
    borderWidth: 1.5,
    borderDash: [2, 3],
    pointRadius: 0,
    stepped: 'middle' as const,
  });
  const band = { borderWidth: 0, pointRadius: 0, backgroundColor: 'rgba(11, 99, 96, 0.15)' };
  return {
    type: 'line',
    data: {
      labels: groups.map(({ label, figure }) =>
        figure.kind === 'rate' && figure.satisfied === null ? [label, say('provisional')] : label,
      ),
      datasets: [
        { label: say('upper'), data: percent('upper'), fill: false, ...band },
        { label: say('interval'), data: percent('lower'), fill: '-1', ...band },
        {
          label: say('rate'),
          data: percent('rate'),
          borderColor: '#0b6360',
          backgroundColor: '#0b6360',
          borderWidth: 2,
        },
        ...(target === null
          ? []
          : [
              {
                label: say('target'),
                data: groups.map(() => target * 100),
                borderColor: '#9a3412',
                borderWidth: 1.5,
                borderDash: [6, 4],
                pointRadius: 0,
              },
            ]),
        ...(chart ? [limit('upper'), limit('lower')] : []),
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: { y: { suggestedMin: 70, max: 100 } },
      plugins: { legend: { display: false } },
    },
  };
}
