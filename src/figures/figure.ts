/**
 * What may be said about one subject: a rate with its base and interval, counts where few answered, or a state. "No
 * data" is a state, never a zero.
 */
export type Figure =
  | RateFigure
  | { readonly kind: 'few'; readonly satisfied: number; readonly base: number; readonly respondents: number }
  | { readonly kind: 'mean'; readonly value: number; readonly respondents: number }
  | { readonly kind: 'too-few'; readonly minimum: 10 }
  /** Before the lock: who answered, and nothing of what. */
  | { readonly kind: 'collecting'; readonly responses: number }
  /** Kept back to protect another row. */
  | { readonly kind: 'held' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'no-responses' };

type Verdict = 'met' | 'inconclusive' | 'not-met';

/** From 30 respondents. Rates are fractions in [0, 1]; `satisfied` and `base` count answers, `respondents` people. */
export interface RateFigure {
  readonly kind: 'rate';
  readonly satisfied: number;
  readonly base: number;
  readonly respondents: number;
  /** Independent people that they are worth, whole, rounded down. */
  readonly effectiveRespondents: number;
  readonly rate: number;
  readonly interval: Interval;
  /** null where no target applies */
  readonly meetsTarget: boolean | null;
  /** null where no target applies, and below 30 effective respondents */
  readonly verdict: Verdict | null;
}

interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** two-sided level */
  readonly level: 0.9;
  readonly method: 'clopper-pearson';
}

/** What stands in no denominator of a figure. */
export interface Excluded {
  readonly outsideScale: number;
  readonly blank: number;
}
