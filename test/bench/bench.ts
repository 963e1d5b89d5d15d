import type { Row } from './row.js';

/** What a part of the bench works with. */
export interface Bench {
  /** An empty folder of this run, for databases; gone afterwards. */
  readonly folder: string;
  readonly effort: Effort;
  /** Tells whoever waits what is being done. */
  readonly say: (what: string) => void;
}

/** How long it may take: a trial shows that everything works, a full run gives figures. */
export interface Effort {
  /** Product and anchor side by side, so many times. */
  readonly rounds: number;
  /** Pages opened in the browser, of each kind. */
  readonly pages: number;
  /** Seconds of load in each round. */
  readonly seconds: number;
}

export type Part = (bench: Bench) => Promise<readonly Row[]>;

/** Does two or more things in turn, round after round, so that a slow moment of the machine meets all of them. */
export async function interleaved<K extends string>(
  rounds: number,
  things: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(things) as K[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) values[name].push(await things[name]());
  }
  return values;
}
