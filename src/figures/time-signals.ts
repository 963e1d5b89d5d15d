import { type ControlChart, controlChart } from '../statistics/control-chart.js';
import type { Satisfaction } from './satisfaction.js';

/** The points of time that have a final rate, and the control chart where there are enough of them. */
export interface TimeSignals {
  readonly labels: readonly string[];
  /** null with fewer than twelve points, or where there is no spread to judge by */
  readonly chart: ControlChart | null;
}

/** People, not answers, carry the evidence of a point; a gap between two points is no point. */
export function timeSignals({ groups }: Pick<Satisfaction, 'groups'>): TimeSignals {
  const points = groups.flatMap(({ label, figure }) =>
    figure.kind === 'rate' && figure.satisfied !== null
      ? [{ label, rate: figure.rate, effectiveBase: figure.respondents, respondents: figure.respondents }]
      : [],
  );
  return { labels: points.map(({ label }) => label), chart: controlChart(points) };
}
