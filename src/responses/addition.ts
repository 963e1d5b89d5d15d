import { sumsOf, type TallyCells } from './tally-cells.js';

/** A vector of one response, and the cells that it is added to. */
export interface Addition {
  /** Names of the cells, as `nameOf` makes them. */
  readonly cells: readonly string[];
  /** Places of the vector. A response fills a tenth of them, so only those are listed, in order. */
  readonly length: number;
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

export function additionOf(cells: readonly string[], sums: Uint32Array): Addition {
  const places: number[] = [];
  for (let place = 0; place < sums.length; place += 1) if (sums[place] !== 0) places.push(place);
  return { cells, length: sums.length, places, counts: places.map((place) => sums[place] ?? 0) };
}

/** Adds the vector to each of its cells. */
export function addTo(tallies: TallyCells, { cells, length, places, counts }: Addition): void {
  for (const name of cells) {
    const sums = sumsOf(tallies, name, length);
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      sums[place] = (sums[place] ?? 0) + (counts[index] ?? 0);
    }
  }
}
