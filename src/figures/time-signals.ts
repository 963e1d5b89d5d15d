import { type ControlChart, controlChart } from '../statistics/control-chart.js';
import type { ConfidenceInterval } from '../statistics/wilson-interval.js';
import { worthOfFigure } from './figure-worth.js';
import type { TimePoint } from './time-points.js';

/** The points of time that have a final rate, and the control chart where there are enough of them. */
export interface TimeSignals {
  /** of the final points, as in a sentence */
  readonly names: readonly string[];
  /** null with fewer than twelve final points, or where there is no spread to judge by */
  readonly chart: ControlChart | null;
  /** of each point given, fractions in [0, 1]; null where there is no chart or no final rate */
  readonly limits: readonly (ConfidenceInterval | null)[];
  /** keys of points that a rule names */
  readonly named: ReadonlySet<string>;
}

/**
 * A point weighs what its answers are worth in its interval, so that months with meetings or stacks of paper have wider
 * limits. A gap between two points is no point.
 */
export function timeSignals(points: readonly TimePoint[]): TimeSignals {
  const final = points.flatMap(({ key, when, figure, final: isFinal }) => {
    const effectiveBase = figure.kind === 'rate' && isFinal ? worthOfFigure(figure) : null;
    if (figure.kind !== 'rate' || effectiveBase === null) return [];
    return [{ key, when, rate: figure.rate, effectiveBase, respondents: figure.respondents }];
  });
  const chart = controlChart(final);
  const limits = new Map(final.map(({ key }, index) => [key, chart?.limits[index] ?? null]));
  const named = final.filter((_, at) => chart?.signals.some(({ from, to }) => from <= at && at <= to));
  return {
    names: final.map(({ when }) => when),
    chart,
    limits: points.map(({ key }) => limits.get(key) ?? null),
    named: new Set(named.map(({ key }) => key)),
  };
}
