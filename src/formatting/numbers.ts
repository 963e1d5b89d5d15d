import type { Language } from './languages.js';

/** How numbers and days are written for a reader. Rates are fractions in [0, 1] on the way in. */

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/**
 * A rate in percent with one decimal, a second one where rounding would carry it over the target, and cut off towards
 * its own side where two would as well.
 * @param rate fraction in [0, 1]
 * @example formatRate(0.9126, { language: 'vi' }) // '91,3%'
 * @example formatRate(0.8996, { language: 'vi', target: 0.9 }) // '89,96%'
 */
export function formatRate(rate: number, { language, target }: { language: Language; target?: number | null }): string {
  const percent = rate * 100;
  const decimals = [1, 2].find((places) => staysOnItsSide(Number(percent.toFixed(places)), rate, target)) ?? 0;
  if (decimals > 0) return `${decimal(percent, decimals, language)}%`;
  return `${decimal(towardsItsSide(percent, rate, target ?? 0), 2, language)}%`;
}

function staysOnItsSide(shown: number, rate: number, target: number | null | undefined): boolean {
  if (target === null || target === undefined) return true;
  return rate >= target ? shown >= target * 100 - 1e-9 : shown < target * 100 - 1e-9;
}

function towardsItsSide(percent: number, rate: number, target: number): number {
  return rate >= target ? Math.ceil(percent * 100) / 100 : Math.floor(percent * 100) / 100;
}

/**
 * A rate in whole percent, as provisional figures are shown; it must be whole already.
 * @example formatWholePercent(0.91, 'vi') // '91%'
 */
export function formatWholePercent(rate: number, language: Language): string {
  return `${decimal(rate * 100, 0, language)}%`;
}

/**
 * An interval in percent.
 * @example formatInterval({ lower: 0.887, upper: 0.933 }, 'vi') // '88,7% – 93,3%'
 */
export function formatInterval({ lower, upper }: { lower: number; upper: number }, language: Language): string {
  return `${decimal(lower * 100, 1, language)}% – ${decimal(upper * 100, 1, language)}%`;
}

/** @example formatCount(1234, 'vi') // '1.234' */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 }).format(count);
}

/** A number with a fixed count of decimals. @example decimal(3.456, 2, 'vi') // '3,46' */
export function decimal(value: number, decimals: number, language: Language): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false };
  return new Intl.NumberFormat(locales[language], options).format(value);
}

/** A day `YYYY-MM-DD` as both languages write it. @example formatDay('2026-11-10') // '10/11/2026' */
export function formatDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** Day and month only. @example formatShortDay('2026-11-10') // '10/11' */
export function formatShortDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** A month `YYYY-MM`. @example formatMonth('2026-06', 'vi') // 'tháng 6/2026' */
export function formatMonth(month: string, language: Language): string {
  const number = Number(month.slice(5, 7));
  return language === 'vi' ? `tháng ${number}/${month.slice(0, 4)}` : `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** A quarter `YYYY-Qn`. @example formatQuarter('2026-Q3', 'vi') // 'quý III/2026' */
export function formatQuarter(quarter: string, language: Language): string {
  const number = Number(quarter.slice(6));
  return language === 'vi'
    ? `quý ${ROMAN[number - 1] ?? number}/${quarter.slice(0, 4)}`
    : `Q${number} ${quarter.slice(0, 4)}`;
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** Orders names as a Vietnamese reader does. @example ['Xuân', 'Đông'].sort(compareNames) // ['Đông', 'Xuân'] */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

const collator = new Intl.Collator('vi');
