import type { Conclusion } from '../statistics/change.js';
import type { ShareMove } from '../statistics/mix-shift.js';
import type { Figure } from './figure.js';

/** How the headline (F4) moved between two locked periods. Rates and differences are fractions. */
export interface Change {
  readonly formula: 'F4';
  readonly item: string;
  readonly from: ChangeEnd;
  readonly to: ChangeEnd;
  /** Later rate less earlier rate; null where one of the two has no rate. */
  readonly difference: number | null;
  readonly interval: ChangeInterval | null;
  /** Smallest true change that would have been seen with a chance of 80 %; null where none would. */
  readonly smallestVisible: number | null;
  readonly conclusion: Conclusion;
  readonly mixes: Readonly<Record<'channel' | 'assisted', MixChange>>;
  /** The same as if the later respondents had answered in the earlier ways; null where the ways hardly moved, or a group is too small. */
  readonly standardised: StandardisedChange | null;
  readonly words: ChangeWords;
}

export interface ChangeEnd {
  readonly campaign: string;
  /** `all` or a quarter */
  readonly period: string;
  /** Day on which the round opened. */
  readonly opensOn: string;
  readonly dataHash: string;
  readonly figure: Figure;
}

interface ChangeInterval {
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.9;
  readonly method: 'newcombe';
}

/** Respondents by key, and the keys whose share moved by ten points or more. */
export interface MixChange {
  readonly from: Readonly<Record<string, number>>;
  readonly to: Readonly<Record<string, number>>;
  readonly moved: readonly ShareMove[];
}

export interface StandardisedChange {
  /** What the later respondents are weighted by. */
  readonly by: 'channel' | 'assisted';
  readonly rate: number;
  readonly difference: number;
  readonly interval: ChangeInterval;
  readonly conclusion: Conclusion;
}

/** A change as it is read, a sentence each; null where there is nothing to say. */
export interface ChangeWords {
  /** The earlier period, e.g. `đợt tháng 6/2026`. */
  readonly before: string;
  /** Both rates, and "tăng", "giảm" or "chưa đủ căn cứ nói là thay đổi thật". */
  readonly sentence: string;
  readonly interval: string | null;
  /** The smallest change that could have been seen. */
  readonly smallestVisible: string | null;
  /** Which ways of answering moved. */
  readonly mix: string | null;
  /** The change in the earlier ways of answering. */
  readonly standardised: string | null;
}
