import { worthOfInterval } from '../statistics/interval-worth.js';
import type { RateFigure } from './figure.js';

/**
 * Independent answers a published rate is worth, real, > 0, as its interval says: fewer than its respondents where some
 * came in batches. Null where counts are told coarsely, as the interval is then.
 */
export function worthOfFigure({ rate, satisfied, interval }: RateFigure): number | null {
  return satisfied === null ? null : worthOfInterval({ rate, interval, confidence: interval.level });
}
