/** Photographs by their seeds: what is used for one thing is used for nothing else. */
export const SEEDS = {
  /** What the network is taught with. */
  teaching: { from: 1_000, to: 1_400 },
  /** How sure is sure enough, and every look at what goes wrong. */
  thresholds: { from: 20_000, to: 30_000 },
  /** A few in `npm test`. */
  sample: { from: 40_000, to: 40_100 },
  /** The figure that is told: run once for a state of the program. */
  final: { from: 100_000, to: 200_000 },
} as const;
