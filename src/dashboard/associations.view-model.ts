import type { NamedAssociation } from '../figures/associations.js';
import type { Language } from '../formatting/languages.js';
import { formatDecimal } from '../formatting/numbers.js';

/** How closely an element goes with the general item; no cause. */
export interface AssociationRow {
  readonly label: string;
  /** `0,62` */
  readonly correlation: string;
  /** `0,57 – 0,66` */
  readonly interval: string;
}

export function toAssociationRows(
  associations: readonly NamedAssociation[],
  language: Language,
): readonly AssociationRow[] {
  const two = (value: number): string => formatDecimal(value, 2, language);
  return associations.map(({ label, correlation, interval }) => ({
    label,
    correlation: two(correlation),
    interval: `${two(interval.lower)} – ${two(interval.upper)}`,
  }));
}
