import { saddlePoint } from './binomial.js';

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
  // The fraction converges fast below the mean only; above it the other tail is taken.
  if (x < (a + 1) / (a + b + 2)) return tailBelow(x, { a, b });
  return 1 - tailBelow(1 - x, { a: b, b: a });
}

/**
 * Quantile of a beta distribution: the x below which a share `p` of it lies. Newton's steps, kept between two bounds.
 * @param p probability, a fraction in (0, 1)
 * @returns fraction in [0, 1]
 * @throws RangeError when p or the shape is outside its range
 * @example betaQuantile(0.05, { a: 8, b: 3 }) // 0.4930986989
 */
export function betaQuantile(p: number, { a, b }: BetaShape): number {
  assertShape({ a, b });
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  let [below, above] = [0, 1];
  let x = a / (a + b);
  // Where a step leaves the bounds they are halved, so 60 of them would do without Newton.
  for (let step = 0; step < 100; step += 1) {
    const excess = betaCdf(x, { a, b }) - p;
    if (excess < 0) below = x;
    else above = x;
    const tangent = x - excess / (powers(x, { a, b }) / (x * (1 - x)));
    const next = tangent > below && tangent < above ? tangent : (below + above) / 2;
    if (Math.abs(next - x) < 1e-13) return next;
    x = next;
  }
  return x;
}

/** Modified Lentz's method, for x below the mean. */
function tailBelow(x: number, { a, b }: BetaShape): number {
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
  return Math.min(1, (powers(x, { a, b }) / a) * fraction);
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
