import type { Visits } from '../campaigns/visits.js';
import { visitsByField } from '../campaigns/visits.js';
import { monthOfWeek } from '../campaigns/weeks.js';
import { type FieldVisits, postStratified } from '../statistics/post-stratification.js';
import { inTens } from '../statistics/rounding.js';
import type { WeightedRate } from '../statistics/weighted-rate.js';
import type { Asked } from './asked.js';
import { countsOf, worthOf } from './evidence.js';
import { labelOf } from './labels.js';
import { levelCounts, type Measure, questionMeasure } from './measures.js';
import { MERGED } from './partition.js';
import { isInPeriod } from './periods.js';
import type { Row, Table } from './published-table.js';
import type { Formula } from './satisfaction.query.js';

/** How much of the Centre's work the responses of a period stand for. */
export interface Coverage {
  /** visits entered for the weeks of the period; a week counts in the month of its Thursday */
  readonly total: number;
  /**
   * people with a published answer to the general item, of part of a period before the lock in whole tens; null while
   * they are too few to be told
   */
  readonly responses: number | null;
  /** in the order of the catalogue; empty where part of a published period is asked for */
  readonly byField: readonly FieldCoverage[];
}

export interface FieldCoverage {
  /** key of a field; `_merged` for those with few responses, `_none` and others for responses without a field */
  readonly key: string;
  readonly label: string;
  /** fields of the merged row; of any other row none */
  readonly fields: readonly { readonly key: string; readonly label: string }[];
  /** null where nothing was entered */
  readonly visits: number | null;
  /** before the lock in whole tens, as every number below commune level; null where not even merged ones may be told */
  readonly responses: number | null;
}

/** What is said of visits beside a figure. */
export interface Covered {
  readonly visits: Coverage | null;
  readonly weighted: WeightedRate | null;
}

/**
 * Sets the published responses beside the visits of the same period.
 * @param visits everything entered for the campaign
 * @param figure the one beside which it stands: only the headline is weighted
 * @returns nulls where nothing was entered for the period, or a filter selects people whose visits nobody counts
 */
export function coverageOf(
  asked: Asked,
  visits: readonly Visits[],
  figure: { readonly formula: Formula; readonly item: string | null },
): Covered {
  const { query, measures, naming, selection } = asked;
  const entered = visitsByField(visits, (week) => isInside(asked, monthOfWeek(week)));
  const general = measures.get(questionMeasure(naming.questionnaire.general));
  if (query.filter !== null || entered.size === 0 || general?.kind !== 'question')
    return { visits: null, weighted: null };
  const entry = selection.entryOf(general);
  const table = asked.isPart ? null : selection.tableOf('field', general);
  const isHeadline = figure.formula === 'F4' && figure.item === general.question.code;
  return {
    visits: {
      total: [...entered.values()].reduce((sum, count) => sum + count, 0),
      responses: entry === 'too-few' ? null : told(asked, entry?.respondents ?? 0, asked.isPart),
      byField: table ? byField(asked, table, entered) : [],
    },
    weighted:
      table && isHeadline && isLocked(asked) && entry !== null && entry !== 'too-few'
        ? weightedRate(asked, { general, all: entry, table }, entered)
        : null,
  };
}

function isInside({ publications, isPart, query: { months } }: Asked, month: string): boolean {
  if (isPart && months && (month < months.from || month > months.to)) return false;
  return publications.some(({ period }) => isInPeriod(month, period));
}

function isLocked({ publications }: Asked): boolean {
  return publications.every(({ locked }) => locked);
}

/** Before the lock, below commune level, in tens as in every figure, so that the last step to the locked ones is hidden. */
function told(asked: Asked, respondents: number, belowCommune: boolean): number {
  return belowCommune && !isLocked(asked) ? inTens(respondents) : respondents;
}

function byField(
  asked: Asked,
  { shown, merged }: Table,
  entered: ReadonlyMap<string, number>,
): readonly FieldCoverage[] {
  const tell = (row: Row): number => told(asked, row.respondents, true);
  const row = (key: string, responses: number | null): FieldCoverage => {
    const label = labelOf('field', key, asked.naming);
    return { key, label, fields: [], visits: entered.get(key) ?? null, responses };
  };
  const fields = asked.naming.catalogue.fields.map(({ key }) => key);
  const others = Object.keys(shown).filter((key) => !fields.includes(key));
  const alone = [...fields, ...others.toSorted()].filter((key) => !merged.keys.includes(key));
  const rows = alone.map((key) => row(key, shown[key] ? tell(shown[key]) : 0));
  if (merged.keys.length === 0) return rows;
  const together = fields.filter((key) => merged.keys.includes(key));
  return [
    ...rows,
    {
      ...row(MERGED, merged.row && tell(merged.row)),
      fields: together.map((key) => ({ key, label: labelOf('field', key, asked.naming) })),
      visits: together.some((key) => entered.has(key)) ? visitsOf(together, entered) : null,
    },
  ];
}

/**
 * The headline weighted to the visits by field, of published rows only: the merged row is one stratum with the visits of
 * its fields, so nothing is told that the table of fields does not hold (people without a field who stand in it count with it). Before the lock the table tells less than it
 * holds, and whoever enters visits could choose them so that a weighted rate tells the rest: there is none.
 */
function weightedRate(
  { naming }: Asked,
  { general, all, table: { shown, merged } }: Published,
  entered: ReadonlyMap<string, number>,
): WeightedRate | null {
  const stratum = (key: string, row: Row | null | undefined, fields: readonly string[]): FieldVisits => {
    const levels = row ? levelCounts(general.question, row.sums) : [];
    const good = general.question.scale?.satisfied ?? [];
    const satisfied = good.reduce((sum, level) => sum + (levels[level - 1] ?? 0), 0);
    return { key, satisfied, base: row?.respondents ?? 0, visits: visitsOf(fields, entered) };
  };
  const fields = naming.catalogue.fields.map(({ key }) => key);
  const together = fields.filter((key) => merged.keys.includes(key));
  const alone = fields.filter((key) => !merged.keys.includes(key));
  const strata = alone.map((key) => stratum(key, shown[key], [key]));
  const weighted = postStratified(together.length > 0 ? [...strata, stratum(MERGED, merged.row, together)] : strata);
  if (!weighted) return null;
  // Batches make answers worth less, whatever their weights: as much less as in the headline beside it. A batch may hold
  // several fields, so strata one by one would make too little of it.
  const share = worthOf(general, all, true) / countsOf(general, all).base;
  return { rate: weighted.rate, effectiveRespondents: weighted.effectiveRespondents * share };
}

/** The general item: all who answered it, and by field. */
interface Published {
  readonly general: Measure & { readonly kind: 'question' };
  readonly all: Row;
  readonly table: Table;
}

function visitsOf(fields: readonly string[], entered: ReadonlyMap<string, number>): number {
  return fields.reduce((sum, key) => sum + (entered.get(key) ?? 0), 0);
}
