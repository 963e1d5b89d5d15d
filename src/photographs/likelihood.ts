import type { Features } from './box-features.js';

/** How likely it is that a box is blank, marked, or blackened: together 1. */
export interface Likelihood {
  readonly blank: number;
  readonly marked: number;
  readonly filled: number;
}

/** A small network of one hidden layer: what it was taught with stands where its numbers do. */
export interface Network {
  /** What is taken from each feature, and by what it is divided. */
  readonly middles: readonly number[];
  readonly spreads: readonly number[];
  /** For each hidden unit its weights, and last its offset. */
  readonly hidden: readonly (readonly number[])[];
  /** The same for blank, marked and filled. */
  readonly told: readonly (readonly number[])[];
}

export function likelihoodOf(features: Features, { middles, spreads, hidden, told }: Network): Likelihood {
  const even = features.map((value, at) => (value - (middles[at] ?? 0)) / (spreads[at] ?? 1));
  const middle = hidden.map((weights) => Math.tanh(weighed(even, weights)));
  const scores = told.map((weights) => weighed(middle, weights));
  const most = Math.max(...scores);
  const [blank = 0, marked = 0, filled = 0] = scores.map((score) => Math.exp(score - most));
  const all = blank + marked + filled;
  return { blank: blank / all, marked: marked / all, filled: filled / all };
}

function weighed(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights[values.length] ?? 0);
}
