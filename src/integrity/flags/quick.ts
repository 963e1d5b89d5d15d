import type { Evidence, Found } from '../evidence.js';

/** A tablet was pressed again and again within seconds of the visit before: one in sixteen visits is, by chance. */
export function quick({ points }: Evidence): readonly Found[] {
  return points.flatMap(({ id, days }) =>
    [...days].flatMap(([day, all]) => {
      const marked = all.filter((seen) => seen.quick).length;
      if (marked < LEAST || marked < SHARE * all.length) return [];
      return [{ about: { point: id, day }, weight: marked, said: { answers: all.length, marked } }];
    }),
  );
}

const LEAST = 10;
const SHARE = 0.4;
