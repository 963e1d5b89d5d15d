import { type Measures, questionMeasure } from './measures.js';
import { MINIMUM } from './partition.js';

/** People whose answer counts, by key. */
type Sizes = ReadonlyMap<string, number>;

/**
 * Keys of which measures told nothing in version 1: those with few answers and, beside the hidden questions of a pool,
 * where fewer than ten people answered each, the smallest other one.
 * @param sizes by measure
 * @param fewIn the keys that are too small by themselves
 */
export function hiddenMeasures(
  measures: Measures,
  sizes: ReadonlyMap<string, Sizes>,
  fewIn: (sizes: Sizes) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const hidden = new Map([...sizes].map(([name, all]) => [name, new Set(fewIn(all))]));
  const size = (name: string, key: string): number => sizes.get(name)?.get(key) ?? 0;
  const pools = [...measures.values()].flatMap((one) => (one.kind === 'pool' ? [one] : []));
  for (const { name: pool, questions } of pools.toSorted((a, b) => a.questions.length - b.questions.length)) {
    for (const key of sizes.get(pool)?.keys() ?? []) {
      if (hidden.get(pool)?.has(key)) continue;
      const answered = questions.map(questionMeasure).filter((name) => size(name, key) > 0);
      const inside = answered.filter((name) => hidden.get(name)?.has(key));
      if (inside.length === 0 || inside.some((name) => size(name, key) >= MINIMUM)) continue;
      const others = answered.filter((name) => !inside.includes(name));
      const [smallest] = others.toSorted((a, b) => size(a, key) - size(b, key));
      if (smallest !== undefined) hidden.get(smallest)?.add(key);
    }
  }
  return hidden;
}
