import type { Day } from '../../rules/days.js';
import { median } from '../../statistics/median.js';
import type { Evidence, Found, PointSeen } from '../evidence.js';

/**
 * More came to a point in one day than on its other days, by far, while the other points had no such day; or more at once
 * than a point takes in. A hall has its one day, and is set against the people present instead.
 */
export function burst({ points }: Evidence): readonly Found[] {
  const open = points.filter(({ kind }) => kind !== 'meeting');
  const usual = new Map(open.map((point) => [point, median([...point.counts.values()])]));
  return open.flatMap((point) => ofPoint(point, (day) => rushOf(day, point, usual)));
}

/** @param rush how many times as many as usual came elsewhere on a day */
function ofPoint({ id, counts, days }: PointSeen, rush: (day: Day) => number): readonly Found[] {
  const found: Found[] = [];
  for (const [day, answers] of counts) {
    const others = [...counts].flatMap(([other, n]) => (other === day ? [] : [n]));
    const crowded = days.get(day)?.filter((seen) => seen.crowded).length ?? 0;
    if (crowded < FEW && (others.length < LEAST_DAYS || answers <= mostUsual(others, rush(day)))) continue;
    found.push({ about: { point: id, day }, weight: answers, said: { answers, usual: median(others) } });
  }
  return found;
}

/** A day of harvest or of fees fills every point, and is no sign of anything at one. */
function rushOf(day: Day, own: PointSeen, usual: ReadonlyMap<PointSeen, number>): number {
  let [came, expected] = [0, 0];
  for (const [point, usually] of usual) {
    if (point === own) continue;
    came += point.counts.get(day) ?? 0;
    expected += usually;
  }
  return expected === 0 ? 1 : Math.max(1, came / expected);
}

/** The most that still passes as a busy day. */
function mostUsual(others: readonly number[], rush: number): number {
  const usual = median(others);
  const spread = 1.48 * median(others.map((n) => Math.abs(n - usual)));
  const busy = rush * (usual + SPREADS * Math.max(spread, Math.sqrt(usual)));
  return Math.max(LEAST, TIMES * rush * usual, busy);
}

/** Days with answers that are a history. */
const LEAST_DAYS = 5;
/** Fewer move no figure, and a family may bring them. */
const LEAST = 20;
const FEW = 10;
const TIMES = 3;
const SPREADS = 6;
