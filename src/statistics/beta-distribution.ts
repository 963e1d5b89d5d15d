import { saddlePoint } from './binomial.js';
import { normalQuantile } from './normal-quantile.js';

/** Shape of a beta distribution: mean a / (a + b). Both real, > 0; up to some millions together. */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
}

/**
 * Share of a beta distribution below x: the regularised incomplete beta function Iₓ(a, b), by its continued fraction.
 * @param x fraction in [0, 1]
 * @returns probability, a fraction in [0, 1], to some twelve digits
 * @throws RangeError when x or the shape is outside its range
 * @see DLMF 8.17.22; Press et al. (2007), Numerical Recipes, 3rd ed., 6.4
 * @example betaCdf(0.9, { a: 12.5, b: 2.5 }) // 0.7327550530
 */
export function betaCdf(x: number, { a, b }: BetaShape): number {
  assertShape({ a, b });
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x is a fraction from 0 to 1, not ${x}`);
  if (x === 0 || x === 1) return x;
  return shareBelow(x, { a, b }, powers(x, { a, b }));
}

/**
 * Quantile of a beta distribution: the x below which a share `p` of it lies. From a normal approximation by Halley's
 * steps, two or three of them, kept between two bounds.
 * @param p probability, a fraction in (0, 1)
 * @returns fraction in [0, 1]
 * @throws RangeError when p or the shape is outside its range
 * @see Abramowitz and Stegun (1964), 26.5.22, for where it begins
 * @example betaQuantile(0.05, { a: 8, b: 3 }) // 0.4930986989
 */
export function betaQuantile(p: number, { a, b }: BetaShape): number {
  assertShape({ a, b });
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  let [below, above] = [0, 1];
  let x = a >= 1 && b >= 1 ? nearQuantile(p, { a, b }) : a / (a + b);
  // Where a step leaves the bounds they are halved, so 60 of them would do without Halley.
  for (let step = 0; step < 100; step += 1) {
    const power = powers(x, { a, b });
    const excess = shareBelow(x, { a, b }, power) - p;
    if (excess < 0) below = x;
    else above = x;
    const newton = (excess * x * (1 - x)) / power;
    const bend = (a - 1) / x - (b - 1) / (1 - x);
    const next = x - newton / (1 - Math.max(-1, Math.min(1, newton * bend)) / 2);
    const kept = next >= below && next <= above ? next : (below + above) / 2;
    if (Math.abs(kept - x) < 1e-13) return kept;
    x = kept;
  }
  return x;
}

/** Within some hundredths of the quantile, for shapes from 1. */
function nearQuantile(p: number, { a, b }: BetaShape): number {
  const y = -normalQuantile(p);
  const lambda = (y * y - 3) / 6;
  const [ofA, ofB] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const h = 2 / (ofA + ofB);
  const w = (y * Math.sqrt(h + lambda)) / h - (ofB - ofA) * (lambda + 5 / 6 - 2 / (3 * h));
  const near = a / (a + b * Math.exp(2 * w));
  return near > 0 && near < 1 ? near : a / (a + b);
}

/**
 * The share below x. The fraction converges fast below the mean only; above it the other tail is taken.
 * @param power xᵃ (1 − x)ᵇ / B(a, b)
 */
function shareBelow(x: number, { a, b }: BetaShape, power: number): number {
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (power / a) * fractionOf(x, { a, b }));
  return 1 - Math.min(1, (power / b) * fractionOf(1 - x, { a: b, b: a }));
}

/** The continued fraction by the modified method of Lentz, for x below the mean. */
function fractionOf(x: number, { a, b }: BetaShape): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1, change = 0; Math.abs(change - 1) > PRECISION && m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= c * d;
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    change = c * d;
    fraction *= change;
  }
  return fraction;
}

function awayFromZero(value: number): number {
  return value < TINY && value > -TINY ? TINY : value;
}

const TINY = 1e-300;
const PRECISION = 2 ** -52;

/** It takes about as many terms as the root of the larger parameter. */
const MOST_TERMS = 100_000;

/** xᵃ (1 − x)ᵇ / B(a, b) */
function powers(x: number, { a, b }: BetaShape): number {
  return (saddlePoint(a, a + b, x) * a * b) / (a + b);
}

function assertShape({ a, b }: BetaShape): void {
  if (!(a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`parameters of a beta distribution are positive and finite, not ${a} and ${b}`);
  }
}
