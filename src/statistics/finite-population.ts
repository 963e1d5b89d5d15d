import { normalQuantile } from './normal-quantile.js';

/**
 * People to draw from a list so that a rate comes out within a margin, the list being finite. Only for a drawn list:
 * volunteers at a counter are no sample of anything, however many they are.
 * @param population people on the list, integer ≥ 1
 * @param rate expected, a fraction in (0, 1)
 * @param margin half-width wanted, a fraction in (0, 1)
 * @param confidence coverage as a fraction in (0, 1)
 * @returns people, integer 1 … population: n = n0 / (1 + (n0 − 1) / N), n0 = z²·rate·(1 − rate) / margin², rounded up
 * @throws RangeError when an input is outside its range
 * @see Cochran (1977), Sampling Techniques, 3rd ed., 4.4
 * @example sampleOfList({ population: 1000, rate: 0.9, margin: 0.03, confidence: 0.95 }) // 278
 */
export function sampleOfList({
  population,
  rate,
  margin,
  confidence,
}: {
  readonly population: number;
  readonly rate: number;
  readonly margin: number;
  readonly confidence: number;
}): number {
  if (!Number.isInteger(population) || population < 1) {
    throw new RangeError(`a list has at least one person, not ${population}`);
  }
  const unlimited = sampleOfMany({ rate, margin, confidence });
  return Math.min(population, Math.max(1, Math.ceil(unlimited / (1 + (unlimited - 1) / population))));
}

/**
 * The same for a list without end, n0 itself.
 * @returns people, real, > 0
 * @throws RangeError when an input is outside its range
 * @example sampleOfMany({ rate: 0.9, margin: 0.03, confidence: 0.95 }) // 384.1459
 */
export function sampleOfMany({
  rate,
  margin,
  confidence,
}: {
  readonly rate: number;
  readonly margin: number;
  readonly confidence: number;
}): number {
  for (const fraction of [rate, margin, confidence]) {
    if (!(fraction > 0 && fraction < 1)) throw new RangeError(`expected a fraction between 0 and 1, not ${fraction}`);
  }
  return (normalQuantile((1 + confidence) / 2) / margin) ** 2 * rate * (1 - rate);
}
