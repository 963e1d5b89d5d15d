import type { Evidence, Found } from '../evidence.js';

/**
 * Much reached a tablet's point while the tablet sleeps. When something came is kept by the hour of the week for each
 * point, and beside no answer, so the flag is about the point as long as it has been there.
 */
export function hours({ points }: Evidence): readonly Found[] {
  return points.flatMap(({ id: point, hours: came }): readonly Found[] => {
    if (!came || came.outside < LEAST || came.outside < SHARE * came.all) return [];
    return [{ about: { point }, weight: came.outside, said: { outside: came.outside, answers: came.all } }];
  });
}

const LEAST = 10;
/** What waited without network is sent at night now and then. */
const SHARE = 0.1;
