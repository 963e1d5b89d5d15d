import { type ControlChart, controlChart } from '../statistics/control-chart.js';
import type { ConfidenceInterval } from '../statistics/wilson-interval.js';
import type { Satisfaction } from './satisfaction.js';

/** The points of time that have a final rate, and the control chart where there are enough of them. */
export interface TimeSignals {
  readonly labels: readonly string[];
  /** null with fewer than twelve points, or where there is no spread to judge by */
  readonly chart: ControlChart | null;
  /** of each group in the order given, fractions in [0, 1]; null where there is no chart or no final rate */
  readonly limits: readonly (ConfidenceInterval | null)[];
}

/** People, not answers, carry the evidence of a point; a gap between two points is no point. */
export function timeSignals({ groups }: Pick<Satisfaction, 'groups'>): TimeSignals {
  const points = groups.flatMap(({ key, label, figure }) =>
    figure.kind === 'rate' && figure.satisfied !== null
      ? [{ key, label, rate: figure.rate, effectiveBase: figure.respondents, respondents: figure.respondents }]
      : [],
  );
  const chart = controlChart(points);
  const limits = new Map(points.map(({ key }, index) => [key, chart?.limits[index] ?? null]));
  return { labels: points.map(({ label }) => label), chart, limits: groups.map(({ key }) => limits.get(key) ?? null) };
}
