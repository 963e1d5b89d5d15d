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

/**
 * The same taken away again: sums are 32-bit counts that wrap around, so a count is undone by its complement.
 * @example takenAway({ cells: [], length: 1, places: [0], counts: [2] }).counts // [4294967294]
 */
export function takenAway(addition: Addition): Addition {
  return { ...addition, counts: addition.counts.map((count) => -count >>> 0) };
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
