import { formatPeriod } from '../formatting/days.js';
import type { Language } from '../formatting/languages.js';

/** Chooses a locked period of continuous feedback; the rest of the address is kept. */
export interface PeriodPicker {
  readonly periods: readonly { readonly value: string; readonly name: string; readonly chosen: boolean }[];
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** The newest period first; without a choice, the one that is shown stands chosen. */
export function toPeriodPicker(
  shown: { readonly periods: readonly string[]; readonly satisfaction: { readonly period: string } },
  kept: Readonly<Record<string, string | null>>,
  language: Language,
): PeriodPicker {
  return {
    periods: shown.periods
      .toReversed()
      .map((value) => ({ value, name: formatPeriod(value, language), chosen: value === shown.satisfaction.period })),
    kept: Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
  };
}
