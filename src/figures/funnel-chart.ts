import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { type FunnelPosition, funnelLimits, funnelPosition } from '../statistics/funnel-limits.js';
import { overdispersion } from '../statistics/overdispersion.js';
import type { Satisfaction } from './satisfaction.js';
import { percentOf } from './units-chart.js';

/** Where a unit stands about the target. */
export interface FunnelUnit {
  readonly key: string;
  readonly label: string;
  readonly respondents: number;
  readonly rate: number;
  readonly position: FunnelPosition;
}

export interface Funnel {
  /** How much more the units vary than chance lets them, ≥ 1. */
  readonly dispersion: number;
  /** In the order of the catalogue: a funnel is no league table. */
  readonly units: readonly FunnelUnit[];
  readonly config: ChartConfiguration<'line' | 'scatter'>;
}

/**
 * Units about the target, with exact binomial limits of 95 and 99.8 %. A unit's size is its number of people, so that
 * pooled answers never count for more than the people who gave them. Units without a rate, the merged row and bodies
 * of the vertical system are not in it.
 * @returns null without a target, or with fewer than three units to compare
 */
export function funnelOf({ groups, target, locked }: Satisfaction, language: Language): Funnel | null {
  if (target === null || target >= 1 || !locked) return null;
  const units = groups.flatMap(({ key, label, figure, block }) =>
    figure.kind === 'rate' && key !== '_merged' && block !== 'vertical'
      ? [{ key, label, respondents: figure.respondents, rate: figure.rate }]
      : [],
  );
  if (units.length < 3) return null;
  const dispersion = overdispersion(
    units.map(({ rate, respondents }) => ({ rate, effectiveBase: respondents })),
    target,
  );
  const limitsAt = (base: number) => funnelLimits({ centre: target, base, dispersion });
  const placed = units.map((unit) => ({ ...unit, position: funnelPosition(unit.rate, limitsAt(unit.respondents)) }));
  const largest = Math.max(...units.map(({ respondents }) => respondents));
  const bases = basesUpTo(Math.ceil(largest * 1.1));
  const limits = bases.map((base) => ({ base, ...limitsAt(base) }));
  const curve = (label: string, y: (one: (typeof limits)[number]) => number, style: object) => ({
    ...{ type: 'line' as const, label, data: limits.map((one) => ({ x: one.base, y: percentOf(y(one)) })) },
    ...{ pointRadius: 0, borderWidth: 1.5, borderColor: '#7a8499', ...style },
  });
  const lowest = Math.min(...placed.map(({ rate }) => rate), ...limits.map(({ inner }) => inner.lower));
  return {
    dispersion,
    units: placed,
    config: {
      type: 'scatter',
      data: {
        datasets: [
          ...placed.map(({ label, respondents, rate, position }, index) => ({
            ...{ type: 'scatter' as const, label: `${index + 1}. ${label}` },
            data: [{ x: respondents, y: percentOf(rate) }],
            // What lies outside has a shape of its own, not a colour only.
            pointStyle: position === 'within' ? ('circle' as const) : ('rectRot' as const),
            pointRadius: position === 'within' ? 6 : 8,
            backgroundColor: position.endsWith('low') ? '#9a3412' : '#0b6360',
          })),
          curve('99,8%', ({ outer }) => outer.lower, { borderDash: [] }),
          curve('99,8%', ({ outer }) => outer.upper, { borderDash: [] }),
          curve('95%', ({ inner }) => inner.lower, { borderDash: [4, 4] }),
          curve('95%', ({ inner }) => inner.upper, { borderDash: [4, 4] }),
          curve(translate(language, 'figures.chart.target'), () => target, {
            borderColor: '#9a3412',
            borderWidth: 2.5,
          }),
        ],
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        scales: {
          x: {
            type: 'linear',
            min: 0,
            max: bases.at(-1),
            title: { display: true, text: translate(language, 'charts.respondentsAxis') },
          },
          y: { min: Math.max(0, Math.floor(lowest * 10) * 10), max: 100 },
        },
        plugins: { legend: { display: false } },
      },
    },
  };
}

/** About sixty sizes from ten people on, closer together where the curves bend. */
function basesUpTo(largest: number): readonly number[] {
  const steps = 60;
  const first = 10;
  const all = Array.from({ length: steps + 1 }, (_, index) => Math.round(first * (largest / first) ** (index / steps)));
  return [...new Set(all)];
}
