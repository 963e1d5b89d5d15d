import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { type FunnelPosition, funnelLimits, funnelPosition } from '../statistics/funnel-limits.js';
import { overdispersion } from '../statistics/overdispersion.js';
import {
  type ChartColours,
  chartOptions,
  intervalsOf,
  lineOf,
  onPaper,
  percentOf,
  targetLine,
  tensBelow,
} from './chart-parts.js';
import { MERGED } from './partition.js';
import type { Satisfaction } from './satisfaction.js';

/**
 * Rates of units or other groups as dots with their intervals on one scale with the target. Only what has a rate has a
 * dot; the merged row is a hollow grey one. Values are percents with one decimal. For pictures: the page draws its own.
 */
export function unitsChart({ groups, target }: Satisfaction, language: Language): ChartConfiguration<'bar' | 'line'> {
  const say = (key: string): string => translate(language, `figures.chart.${key}`);
  // Bodies of the vertical system stand last, and the target's line does not reach them.
  const ordered = groups.toSorted((a, b) => Number(a.kind === 'vertical') - Number(b.kind === 'vertical'));
  const rated = ordered.flatMap(({ key, label, figure }) => (figure.kind === 'rate' ? [{ key, label, figure }] : []));
  const figures = rated.map(({ figure }) => figure);
  const rates = figures.map(({ rate }) => rate);
  const targets = figures.map(({ meetsTarget }) => (meetsTarget === null ? null : target));
  const colours = (merged: string, others: string) => rated.map(({ key }) => (key === MERGED ? merged : others));
  return {
    type: 'bar',
    data: {
      labels: rated.map(({ label }) => label),
      datasets: [
        lineOf(say('rate'), rates, {
          ...{ showLine: false, pointRadius: 6, pointBorderWidth: 2 },
          pointBackgroundColor: colours(onPaper.ground, onPaper.mark),
          pointBorderColor: colours(onPaper.quiet, onPaper.mark),
        }),
        ...(target === null ? [] : [lineOf(say('target'), targets, targetLine(onPaper))]),
        intervalsOf(say('spread'), figures, colours(onPaper.quiet, onPaper.spread)),
      ],
    },
    options: {
      indexAxis: 'y',
      ...chartOptions,
      scales: { x: { min: tensBelow(target ?? 1, ...figures.map(({ interval }) => interval.lower)), max: 100 } },
    },
  };
}

/** Where a unit stands about the target. */
export interface FunnelUnit {
  readonly key: string;
  readonly label: string;
  readonly respondents: number;
  /** Independent answers its rate is worth, integer. */
  readonly worth: number;
  readonly rate: number;
  readonly position: FunnelPosition;
}

export interface Funnel {
  /** How much more the units vary than chance lets them, ≥ 1. */
  readonly dispersion: number;
  /** In the order of the catalogue: a funnel is no league table. */
  readonly units: readonly FunnelUnit[];
  /** Names of units that have no point of their own, because few answered. */
  readonly without: readonly string[];
  readonly config: ChartConfiguration<'line' | 'scatter'>;
}

/**
 * Units about the target, with exact binomial limits of 95 and 99.8 %. A unit's size is what its answers are worth in
 * its interval, rounded down: people of one meeting or one stack of paper count for less than as many who came alone,
 * and several answers of one person for less than as many people. Limits by forms would be too narrow for a unit
 * measured at meetings and call it unusual by chance. Units without a rate, the merged row and bodies of the vertical
 * system are not in it.
 * @returns null without a target, or with fewer than three units to compare
 */
export function funnelOf(
  satisfaction: Pick<Satisfaction, 'groups' | 'target'>,
  colours: ChartColours,
  language: Language,
): Funnel | null {
  const { groups, target } = satisfaction;
  if (target === null || target >= 1) return null;
  const units = unitsIn(groups);
  if (units.length < 3) return null;
  const dispersion = overdispersion(
    units.map(({ rate, worth }) => ({ rate, effectiveBase: worth })),
    target,
  );
  const limitsAt = (base: number) => funnelLimits({ centre: target, base, dispersion });
  const placed = units.map((unit) => ({ ...unit, position: funnelPosition(unit.rate, limitsAt(unit.worth)) }));
  const largest = Math.max(...units.map(({ worth }) => worth));
  const limits = basesUpTo(Math.ceil((largest * 1.05) / ROUND) * ROUND).map((base) => ({ base, ...limitsAt(base) }));
  const few = groups.filter(
    ({ figure, kind }) => ['few', 'merged', 'held'].includes(figure.kind) && kind !== 'vertical',
  );
  return {
    ...{ dispersion, units: placed, without: few.map(({ label }) => label) },
    config: configOf({ placed, limits, target }, colours, language),
  };
}

/** The scale of sizes ends at a multiple of this. */
const ROUND = 50;

type Unit = Omit<FunnelUnit, 'position'>;
type Limits = { readonly base: number } & ReturnType<typeof funnelLimits>;

function unitsIn(groups: Satisfaction['groups']): readonly Unit[] {
  return groups.flatMap(({ key, label, figure, kind }) => {
    if (figure.kind !== 'rate' || key === MERGED || kind === 'vertical') return [];
    const { respondents, rate, effectiveRespondents: worth } = figure;
    return [{ key, label, respondents, rate, worth }];
  });
}

function configOf(
  {
    placed,
    limits,
    target,
  }: { readonly placed: readonly FunnelUnit[]; readonly limits: readonly Limits[]; readonly target: number },
  colours: ChartColours,
  language: Language,
): Funnel['config'] {
  const curve = (label: string, y: (one: Limits) => number, style: object) => ({
    ...{ type: 'line' as const, label, data: limits.map((one) => ({ x: one.base, y: percentOf(y(one)) })) },
    ...{ pointRadius: 0, borderWidth: 1.5, borderColor: colours.quiet, ...style },
  });
  const lowest = tensBelow(...placed.map(({ rate }) => rate), ...limits.map(({ inner }) => inner.lower));
  const weighs = placed.some(({ worth, respondents }) => worth !== respondents);
  const sizes = translate(language, `charts.columns.${weighs ? 'worth' : 'respondents'}`);
  return {
    type: 'scatter',
    data: {
      datasets: [
        ...placed.map(({ label, worth, rate, position }, index) => ({
          ...{ type: 'scatter' as const, label: `${index + 1}. ${label}`, data: [{ x: worth, y: percentOf(rate) }] },
          // What lies outside has a shape of its own, not a colour only.
          pointStyle: position === 'within' ? ('circle' as const) : ('rectRot' as const),
          pointRadius: position === 'within' ? 6 : 8,
          backgroundColor: position.endsWith('low') ? colours.target : colours.mark,
          borderColor: position.endsWith('low') ? colours.target : colours.mark,
        })),
        curve('99,8%', ({ outer }) => outer.lower, { borderDash: [] }),
        curve('99,8%', ({ outer }) => outer.upper, { borderDash: [] }),
        curve('95%', ({ inner }) => inner.lower, { borderDash: [4, 4] }),
        curve('95%', ({ inner }) => inner.upper, { borderDash: [4, 4] }),
        curve(translate(language, 'figures.chart.target'), () => target, {
          borderColor: colours.target,
          borderWidth: 2.5,
        }),
      ],
    },
    options: {
      ...chartOptions,
      locale: language,
      scales: {
        x: { type: 'linear', min: 0, max: limits.at(-1)?.base, title: { display: true, text: sizes } },
        y: { min: lowest, max: 100, title: { display: true, text: translate(language, 'figures.chart.rate') } },
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
