/**
 * What may be said about one subject: a rate with its base and interval, words where few answered,
 * or a state. "No data" is a state, never a zero.
 */
export type Figure =
  | RateFigure
  | { readonly kind: 'few'; readonly respondents: number; readonly majority: Majority }
  | { readonly kind: 'mean'; readonly value: number; readonly respondents: number }
  | { readonly kind: 'too-few'; readonly minimum: 10 }
  | { readonly kind: 'merged' }
  | { readonly kind: 'no-responses' };

export type Majority = 'satisfied' | 'not-satisfied' | 'mixed';
export type Verdict = 'met' | 'inconclusive' | 'not-met';

/** From 30 respondents. Rates are fractions in [0, 1]; `satisfied` and `base` count answers, `respondents` people. */
export interface RateFigure {
  readonly kind: 'rate';
  /** null before the lock, below commune level */
  readonly satisfied: number | null;
  readonly base: number;
  readonly respondents: number;
  readonly rate: number;
  readonly interval: Interval;
  /** null where no target applies */
  readonly meetsTarget: boolean | null;
  /** null before the lock and where no target applies */
  readonly verdict: Verdict | null;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** two-sided level */
  readonly level: 0.9;
  readonly method: 'wilson' | 'wilson-effective-n';
}
