import { binomialCdf, binomialProbability, binomialQuantile } from './binomial.js';
import type { ConfidenceInterval } from './wilson-interval.js';

/** Rates between which chance alone would leave 95 % (`inner`) and 99.8 % (`outer`) of units of one size. */
export interface FunnelLimits {
  readonly inner: ConfidenceInterval;
  readonly outer: ConfidenceInterval;
}

/**
 * Limits of a funnel plot about a target or the commune's mean, from the exact binomial distribution, interpolated so
 * that the curves are smooth.
 * @param centre target or mean, a fraction in (0, 1)
 * @param base respondents of the unit, integer ≥ 1; for pooled or batched answers the effective base, rounded down
 * @param dispersion how much more than chance units vary (see `overdispersion`), ≥ 1; spreads the limits by its root
 * @returns limits, fractions in [0, 1], outer around inner around the centre
 * @throws RangeError when an input is outside its range
 * @see Spiegelhalter (2005), Stat. Med. 24, 1185–1202, appendix A.1.1 and A.3
 * @example funnelLimits({ centre: 0.9, base: 100 }).inner // { lower: 0.8323, upper: 0.9496 }
 */
export function funnelLimits({
  centre,
  base,
  dispersion = 1,
}: {
  readonly centre: number;
  readonly base: number;
  readonly dispersion?: number;
}): FunnelLimits {
  if (!(centre > 0 && centre < 1)) throw new RangeError(`a centre is a fraction between 0 and 1, not ${centre}`);
  if (!Number.isInteger(base) || base < 1) throw new RangeError(`a base is an integer of at least 1, not ${base}`);
  if (!(dispersion >= 1)) throw new RangeError(`a dispersion is at least 1, not ${dispersion}`);
  const limit = (level: number) => {
    const exact = interpolatedQuantile(level, base, centre) / base;
    return Math.min(1, Math.max(0, centre + (exact - centre) * Math.sqrt(dispersion)));
  };
  return {
    inner: { lower: limit(0.025), upper: limit(0.975) },
    outer: { lower: limit(0.001), upper: limit(0.999) },
  };
}

/** Where a unit stands in the funnel: within chance, or outside the inner or outer limits on one side. */
export type FunnelPosition = 'within' | 'low' | 'very-low' | 'high' | 'very-high';

/**
 * @param rate of the unit, a fraction in [0, 1]
 * @param limits for the size of that unit
 * @example funnelPosition(0.79, funnelLimits({ centre: 0.9, base: 100 })) // 'very-low'
 */
export function funnelPosition(rate: number, { inner, outer }: FunnelLimits): FunnelPosition {
  if (rate < outer.lower) return 'very-low';
  if (rate < inner.lower) return 'low';
  if (rate > outer.upper) return 'very-high';
  return rate > inner.upper ? 'high' : 'within';
}

/** The quantile less the part of its probability that lies above the level, so that it moves without steps. */
function interpolatedQuantile(level: number, n: number, probability: number): number {
  const quantile = binomialQuantile(level, n, probability);
  const above = binomialCdf(quantile, n, probability) - level;
  return quantile - above / binomialProbability(quantile, n, probability);
}
