import { type ControlChart, controlChart } from '../statistics/control-chart.js';
import type { ConfidenceInterval } from '../statistics/wilson-interval.js';
import type { TimePoint } from './time-points.js';

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
