import type { Language } from './languages.js';

/** How numbers are written for a reader. Rates come in as fractions in [0, 1]; percent exists only on the page. */

/** Where a rate is written, and the target it must not seem to cross; no target where none applies. */
export interface RateStyle {
  readonly language: Language;
  /** fraction in (0, 1] */
  readonly target?: number | null;
}

/**
 * A rate in percent with one decimal, a second one where rounding would carry it over the target, and cut off on its
 * own side where two would as well.
 * @param rate fraction in [0, 1], not rounded before
 * @throws RangeError when the rate is outside [0, 1], which is what a percentage would be
 * @example formatRate(0.9126, { language: 'vi' }) // '91,3%'
 * @example formatRate(0.8996, { language: 'vi', target: 0.9 }) // '89,96%'
 * @example formatRate(0.899999, { language: 'en', target: 0.9 }) // '89.99%'
 */
export function formatRate(rate: number, { language, target = null }: RateStyle): string {
  assertRate(rate);
  const decimals = [1, 2].find((places) => sameSide(rounded(rate, places), rate, target));
  if (decimals !== undefined) return percent(rounded(rate, decimals), decimals, language);
  const cut = rate < (target ?? 0) ? Math.floor : Math.ceil;
  return percent(cut(rate * 10_000) / 10_000, 2, language);
}

/** The rate at a number of decimals of its percentage, still a fraction. */
function rounded(rate: number, decimals: number): number {
  const scale = 100 * 10 ** decimals;
  return Math.round(rate * scale) / scale;
}

function sameSide(shown: number, rate: number, target: number | null): boolean {
  return target === null || shown >= target === rate >= target;
}

/**
 * A share in whole percent: a target, a level, a part of the people.
 * @param rate fraction in [0, 1]
 * @throws RangeError when the rate is outside [0, 1]
 * @example formatWholePercent(0.91, 'vi') // '91%'
 */
export function formatWholePercent(rate: number, language: Language): string {
  assertRate(rate);
  return percent(rate, 0, language);
}

/**
 * An interval in percent; each bound keeps to its side of the target as a rate does, so the written bounds never
 * contradict the verdict.
 * @param interval fractions in [0, 1]
 * @throws RangeError when a bound is outside [0, 1]
 * @example formatInterval({ lower: 0.88696, upper: 0.9329 }, { language: 'vi' }) // '88,7% – 93,3%'
 */
export function formatInterval(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  style: RateStyle,
): string {
  return `${formatRate(lower, style)} – ${formatRate(upper, style)}`;
}

/**
 * A number of people or answers.
 * @param count integer
 * @example formatCount(1234, 'vi') // '1.234'
 */
export function formatCount(count: number, language: Language): string {
  return numberFormat(language, 0).format(count);
}

/**
 * A target in percent, with the decimals it has and no more.
 * @param target fraction in (0, 1]
 * @throws RangeError when the target is outside [0, 1]
 * @example formatTarget(0.9, 'vi') // '90%'
 * @example formatTarget(0.925, 'vi') // '92,5%'
 */
export function formatTarget(target: number, language: Language): string {
  const decimals = [0, 1].find((places) => Math.abs(rounded(target, places) - target) < 1e-9) ?? 2;
  assertRate(target);
  return percent(target, decimals, language);
}

/**
 * A number with a fixed count of decimals, such as a mean score.
 * @example formatDecimal(4.08, 2, 'vi') // '4,08'
 */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  return numberFormat(language, decimals).format(value);
}

/**
 * A difference of rates in percentage points, with its sign; none at zero.
 * @param fraction in [−1, 1]
 * @example formatPoints(-0.0421, 'vi') // '−4,2'
 * @example formatPoints(0.0153, 'vi') // '+1,5'
 * @example formatPoints(-0.0003, 'vi') // '0,0'
 */
export function formatPoints(fraction: number, language: Language): string {
  const tenths = Math.round(fraction * 1000);
  const sign = tenths < 0 ? '−' : tenths > 0 ? '+' : '';
  return `${sign}${formatDecimal(Math.abs(tenths) / 10, 1, language)}`;
}

function percent(rate: number, decimals: number, language: Language): string {
  return `${numberFormat(language, decimals).format(rate * 100)}%`;
}

function assertRate(rate: number): void {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`a rate is a fraction from 0 to 1, not ${rate}`);
}

/** Making one costs more than using it a hundred times, and a page writes hundreds of numbers. */
const made = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = made.get(key);
  if (known) return known;
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, options);
  made.set(key, format);
  return format;
}
