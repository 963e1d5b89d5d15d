import type { Evidence, Seen } from '../../src/integrity/evidence.js';
import { type Flag, flagsIn } from '../../src/integrity/flags.js';
import { type Attack, floods } from './attacks.js';

/** How far an attack moves the rate of a commune, in percentage points. */
interface Moved {
  readonly attack: string;
  /** Where nobody looks at the flags. */
  readonly unjudged: number;
  /** Where two people leave out what is named: the day of a point, or all its days where no day is. */
  readonly judged: number;
}

/** The farthest of some communes, for each flood. */
export function movedBy(seeds: readonly number[]): readonly Moved[] {
  return Object.entries(floods).map(([attack, flood]) => {
    const moved = seeds.map((seed) => moving(flood, seed));
    const farthest = (of: 'unjudged' | 'judged'): number => Math.max(...moved.map((one) => one[of]));
    return { attack, unjudged: farthest('unjudged'), judged: farthest('judged') };
  });
}

function moving({ period, plant }: Attack, seed: number): Omit<Moved, 'attack'> {
  const truth = rateOf(period(seed).evidence, []);
  const { evidence } = plant(period(seed));
  const points = (flags: readonly Flag[]): number => 100 * Math.abs(rateOf(evidence, flags) - truth);
  return { unjudged: points([]), judged: points(flagsIn(evidence)) };
}

/** The share of satisfied people on the general item, which stands first, without what is named. */
function rateOf({ points, batches }: Evidence, named: readonly Flag[]): number {
  const isNamed = (point: string, day: string): boolean =>
    named.some(({ about }) => about.point === point && (about.day === undefined || about.day === day));
  const seen: readonly Seen[] = [
    ...points.flatMap(({ id, days }) => [...days].flatMap(([day, some]) => (isNamed(id, day) ? [] : some))),
    ...batches.flatMap(({ id, sheets }) => (named.some(({ about }) => about.batch === id) ? [] : sheets)),
  ];
  return seen.filter(({ levels: [general = 0] }) => general >= 0.75).length / seen.length;
}
