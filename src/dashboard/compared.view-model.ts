import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import type { BehindHeadline } from './behind-headline.view-model.js';
import { type RateTable, toRateTable } from './rate-table.view-model.js';

/** Who filled in, how the service was used, and how sure it is that each answered once. */
export interface Compared extends BehindHeadline {
  /** Empty where the questionnaire does not ask. */
  readonly way: Satisfaction;
}

export interface ComparedTable {
  readonly id: string;
  readonly title: string;
  readonly table: RateTable;
}

/** The headline of each group beside the others; a breakdown without answers is left out. */
export function toCompared(
  compared: Compared,
  methodOf: (by: keyof Compared, key: string) => string,
  language: Language,
): readonly ComparedTable[] {
  return (['assisted', 'way', 'proof'] as const)
    .filter((name) => compared[name].groups.length > 0)
    .map((name) => ({
      id: `compared-${name}`,
      title: translate(language, `dashboard.compared.${name}`),
      table: toRateTable(compared[name], language, (key) => methodOf(name, key)),
    }));
}
