import type { Visits } from '../campaigns/visits.js';
import { monthOfWeek } from '../campaigns/weeks.js';
import { type FieldVisits, postStratified } from '../statistics/post-stratification.js';
import { roundedAwayFromTarget } from '../statistics/rounding.js';
import type { WeightedRate } from '../statistics/weighted-rate.js';
import { type Asked, latestOf } from './asked.js';
import { type Formula, labelOf, monthsAsked } from './breakdowns.js';
import { countsOf, isRow, worthOf } from './figure.js';
import { type QuestionMeasure, questionMeasure } from './measures.js';
import { MERGED } from './partition.js';
import type { Row, Table } from './told-table.js';

/** How much of the Centre's work the responses of a period stand for. */
interface Coverage {
  /** visits entered for the weeks of the period; a week counts in the month of its Thursday */
  readonly total: number;
  /** people with a told answer to the general item; null where they are too few to be told */
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
  /** null where not even merged ones may be told */
  readonly responses: number | null;
}

/** What is said of visits beside a figure. */
export interface Covered {
  readonly visits: Coverage | null;
  readonly weighted: WeightedRate | null;
}

/**
 * Sets the published responses beside the visits that were entered when their period was locked.
 * @param figure the one beside which it stands: only the headline is weighted
 * @returns nulls where nothing was entered for the period, or a filter selects people whose visits nobody counts
 */
export function coverageOf(asked: Asked, figure: { readonly formula: Formula; readonly item: string | null }): Covered {
  const { query, measures, naming, selection } = asked;
  const visits = asked.publications.flatMap(({ content }) => content.visits);
  const { fromDay } = latestOf(asked.publications).content;
  const entered = visitsByField(visits, (week) => isInside(asked, monthOfWeek(week, fromDay)));
  const general = measures.get(questionMeasure(naming.questionnaire.general));
  if (query.filter !== null || entered.size === 0 || general?.kind !== 'question')
    return { visits: null, weighted: null };
  const entry = selection.entryOf(general);
  const table = asked.isPart ? null : selection.tableOf('field', general);
  const isHeadline = figure.formula === 'F4' && figure.item === general.question.code;
  return {
    visits: {
      total: visitsOf([...entered.keys()], entered),
      responses: entry === null ? 0 : isRow(entry) ? entry.respondents : null,
      byField: table ? byField(asked, table, entered) : [],
    },
    weighted: table && isHeadline && isRow(entry) ? weightedRate(asked, { general, all: entry, table }, entered) : null,
  };
}

/** Sums of each field, of the weeks that count. */
function visitsByField(visits: readonly Visits[], counts: (week: string) => boolean): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { week, field, count } of visits) {
    if (counts(week)) sums.set(field, (sums.get(field) ?? 0) + count);
  }
  return sums;
}

function isInside({ isPart, query }: Asked, month: string): boolean {
  const months = monthsAsked(query);
  return !(isPart && months && (month < months.from || month > months.to));
}

function byField(
  asked: Asked,
  { shown, merged }: Table,
  entered: ReadonlyMap<string, number>,
): readonly FieldCoverage[] {
  const row = (key: string, responses: number | null): FieldCoverage => {
    const label = labelOf('field', key, asked.naming);
    return { key, label, fields: [], visits: entered.get(key) ?? null, responses };
  };
  const fields = asked.naming.catalogue.fields.map(({ key }) => key);
  const others = Object.keys(shown).filter((key) => !fields.includes(key));
  const alone = [...fields, ...others.toSorted()].filter((key) => !merged.keys.includes(key));
  const rows = alone.map((key) => row(key, shown[key]?.respondents ?? 0));
  if (merged.keys.length === 0) return rows;
  const together = fields.filter((key) => merged.keys.includes(key));
  return [
    ...rows,
    {
      ...row(MERGED, merged.row?.respondents ?? null),
      fields: together.map((key) => ({ key, label: labelOf('field', key, asked.naming) })),
      visits: together.some((key) => entered.has(key)) ? visitsOf(together, entered) : null,
    },
  ];
}

/**
 * The headline weighted to the visits by field, of told rows only, told to three decimals: the merged row is one stratum
 * with the visits of its fields (people without a field who stand in it count with it).
 */
function weightedRate(
  { naming, target }: Asked,
  { general, all, table: { shown, merged } }: Published,
  entered: ReadonlyMap<string, number>,
): WeightedRate | null {
  const stratum = (key: string, row: Row | null | undefined, fields: readonly string[]): FieldVisits => {
    const { satisfied, base } = row ? countsOf(general, row) : { satisfied: 0, base: 0 };
    return { key, satisfied, base, visits: visitsOf(fields, entered) };
  };
  const fields = naming.catalogue.fields.map(({ key }) => key);
  const together = fields.filter((key) => merged.keys.includes(key));
  const alone = fields.filter((key) => !merged.keys.includes(key));
  const strata = alone.map((key) => stratum(key, shown[key], [key]));
  const weighted = postStratified(together.length > 0 ? [...strata, stratum(MERGED, merged.row, together)] : strata);
  if (!weighted) return null;
  // Batches make answers worth less, whatever their weights: as much less as in the headline beside it. A batch may hold
  // several fields, so strata one by one would make too little of it.
  const share = worthOf(general, all) / countsOf(general, all).base;
  return {
    rate: roundedAwayFromTarget(weighted.rate, target, 3),
    effectiveRespondents: Math.floor(weighted.effectiveRespondents * share),
  };
}

/** The general item: all who answered it, and by field. */
interface Published {
  readonly general: QuestionMeasure;
  readonly all: Row;
  readonly table: Table;
}

function visitsOf(fields: readonly string[], entered: ReadonlyMap<string, number>): number {
  return fields.reduce((sum, key) => sum + (entered.get(key) ?? 0), 0);
}
