/**
 * Probability of exactly this many successes, by Loader's saddle-point form: it keeps about fourteen digits where
 * factorials of a million answers would lose them all.
 * @param successes integer, 0 … n
 * @param n trials, integer ≥ 0
 * @param probability of a success, a fraction in [0, 1]
 * @returns probability, a fraction in [0, 1]
 * @throws RangeError when n is no integer ≥ 0, successes lie outside 0 … n or probability outside [0, 1]
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities
 * @example binomialProbability(9, 10, 0.9) // 0.387420489
 */
export function binomialProbability(successes: number, n: number, probability: number): number {
  assertTrials(n, probability);
  if (!Number.isInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`successes are an integer from 0 to ${n}, not ${successes}`);
  }
  if (probability === 0 || probability === 1) return successes === n * probability ? 1 : 0;
  const failures = n - successes;
  if (successes === 0) return Math.exp(n * Math.log1p(-probability));
  if (failures === 0) return Math.exp(n * Math.log(probability));
  return saddlePoint(successes, n, probability);
}

/**
 * Loader's form itself, which needs no whole numbers: Γ(n + 1) / (Γ(x + 1) Γ(n − x + 1)) · pˣ (1 − p)ⁿ⁻ˣ.
 * @param x real, 0 < x < n
 * @param n real, > 0
 * @param probability p, a fraction strictly between 0 and 1
 * @returns density, real ≥ 0
 * @example saddlePoint(1.5, 2.5, 0.5) // 0.4419417382
 */
export function saddlePoint(x: number, n: number, probability: number): number {
  const rest = n - x;
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(rest) -
    deviance(x, n * probability) -
    deviance(rest, n * (1 - probability));
  return Math.sqrt(n / (2 * Math.PI * x * rest)) * Math.exp(exponent);
}

/**
 * Probability of at most this many successes.
 * @param successes integer; below 0 the probability is 0, from n on it is 1
 * @param n trials, integer ≥ 0
 * @param probability of a success, a fraction in [0, 1]
 * @returns probability, a fraction in [0, 1]
 * @throws RangeError when successes or n are no integers, n < 0 or probability lies outside [0, 1]
 * @example binomialCdf(8, 10, 0.9) // 0.2639010709
 */
export function binomialCdf(successes: number, n: number, probability: number): number {
  assertTrials(n, probability);
  if (!Number.isInteger(successes)) throw new RangeError(`successes are an integer, not ${successes}`);
  if (successes < 0) return 0;
  if (successes >= n || probability === 0) return 1;
  if (probability === 1) return 0;
  if (successes < n * probability) return lowerTail(successes, n, probability);
  return 1 - lowerTail(n - successes - 1, n, 1 - probability);
}

/**
 * Quantile: the fewest successes that at least a share `level` of all series of trials does not exceed.
 * @param level probability, a fraction in (0, 1)
 * @param n trials, integer ≥ 0
 * @param probability of a success, a fraction in [0, 1]
 * @returns smallest integer r from 0 to n with binomialCdf(r) ≥ level
 * @throws RangeError when an input is outside its range
 * @example binomialQuantile(0.025, 100, 0.9) // 84
 */
export function binomialQuantile(level: number, n: number, probability: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level is a fraction between 0 and 1, not ${level}`);
  let [tooFew, enough] = [-1, n];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (binomialCdf(middle, n, probability) >= level) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** Below the mean the terms shrink towards 0 successes, so the sum is over when a term no longer changes it. */
function lowerTail(successes: number, n: number, probability: number): number {
  const odds = probability / (1 - probability);
  let term = binomialProbability(successes, n, probability);
  let sum = term;
  for (let k = successes; k > 0 && term > sum * Number.EPSILON * 0.01; k -= 1) {
    term *= k / ((n - k + 1) * odds);
    sum += term;
  }
  return Math.min(1, sum);
}

/** ln Γ(n + 1) − Stirling's approximation of it, n > 0; from 16 by its series, below step by step down from there. */
function stirlingError(n: number): number {
  if (n < 16) return stirlingError(n + 1) + (n + 0.5) * Math.log1p(1 / n) - 1;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x·ln(x / mean) + mean − x, by a series where the two nearly cancel. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let power = 2 * x * ratio;
  let sum = difference * ratio;
  for (let odd = 3; Math.abs(power) > Math.abs(sum) * Number.EPSILON; odd += 2) {
    power *= ratio * ratio;
    sum += power / odd;
  }
  return sum;
}

function assertTrials(n: number, probability: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`trials are an integer of at least 0, not ${n}`);
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability is a fraction from 0 to 1, not ${probability}`);
  }
}
