import { RESEMBLANCE } from '../statistics/effective-respondents.js';
import type { About, Evidence, Seen } from './evidence.js';

/** Answers that came together. */
export interface Bundle {
  readonly about: About;
  readonly seen: readonly Seen[];
  /** The point or the hand-out that they belong to. */
  readonly part: string;
  /** How the part is answered: its others are those of the same way. */
  readonly way: string;
  /** All of its part in the period. */
  readonly isWhole: boolean;
  readonly resemblance: number;
}

/** Days of points, whole points, and hand-outs, however few answered there. */
export function bundlesOf({ points, batches }: Evidence): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (const { id: point, kind: way, days } of points) {
    const whole = { about: { point }, seen: [...days.values()].flat(), part: point, way, isWhole: true };
    bundles.push({ ...whole, resemblance: way === 'meeting' ? RESEMBLANCE.meeting : RESEMBLANCE_AT_PLACE });
    const resemblance = way === 'meeting' ? RESEMBLANCE.meeting : RESEMBLANCE_ON_DAY;
    for (const [day, seen] of days) {
      bundles.push({ ...whole, about: { point, day }, seen, isWhole: false, resemblance });
    }
  }
  for (const { id: batch, sheets: seen, atMeeting } of batches) {
    const resemblance = atMeeting ? RESEMBLANCE.meeting : RESEMBLANCE['hand-out'];
    bundles.push({ about: { batch }, seen, part: batch, way: 'sheets', isWhole: true, resemblance });
  }
  return bundles;
}

/** People who came to one place, one after the other, resemble each other a little: over a period, and on one day. */
const RESEMBLANCE_AT_PLACE = 0.05;
const RESEMBLANCE_ON_DAY = 0.02;

/** Of fewer people nothing is told, not even that they are unusual. */
export const LEAST_TOGETHER = 10;
/** Fewer others are no measure. */
export const LEAST_OTHERS = 20;
