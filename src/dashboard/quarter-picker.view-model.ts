import { formatQuarter } from '../formatting/days.js';
import type { Language } from '../formatting/languages.js';

/** Chooses a quarter of continuous feedback; the rest of the address is kept. */
export interface QuarterPicker {
  readonly quarters: readonly { readonly value: string; readonly name: string; readonly chosen: boolean }[];
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** The newest quarter first; without a choice, the one that is shown stands chosen. */
export function toQuarterPicker(
  shown: { readonly quarters: readonly string[]; readonly satisfaction: { readonly period: string } },
  kept: Readonly<Record<string, string | null>>,
  language: Language,
): QuarterPicker {
  return {
    quarters: shown.quarters
      .toReversed()
      .map((value) => ({ value, name: formatQuarter(value, language), chosen: value === shown.satisfaction.period })),
    kept: Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
  };
}
