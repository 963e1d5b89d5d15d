import { problem } from '../problem.js';
import type { Group } from '../questionnaires/questionnaire.js';
import { filterDimensions } from '../responses/dimensions.js';
import type { SatisfactionQuery } from './breakdowns.js';
import { type Entry, isRow } from './figure.js';
import type { Measure } from './measures.js';
import { type Mix, NO_MIX, type PublicationContent, type TableDimension } from './publication.js';
import { sumOfMixes } from './told-mixes.js';
import { NO_ROWS, sumOf, sumOfTables, type Table } from './told-table.js';

/** The respondents a question is asked about, as publications tell of them. */
export interface Selection {
  readonly entryOf: (measure: Measure) => Entry;
  readonly tableOf: (dimension: TableDimension, measure: Measure) => Table;
  readonly mix: Mix;
}

/** What a reader may see. */
export interface Sight {
  /** Whether the reader may see what is the work of one counter: the director and the chairman. */
  readonly seesCounters: boolean;
}

/** Everybody of the questionnaire's group. */
export function everybody(content: PublicationContent, sight: Sight): Selection {
  return {
    entryOf: ({ name }) => content.totals[name] ?? content.hidden[name] ?? null,
    tableOf: (dimension, measure) => tableIn(content, dimension, measure, sight),
    mix: content.mixes[''] ?? NO_MIX,
  };
}

function tableIn(
  { tables, tablesForMost }: PublicationContent,
  dimension: TableDimension,
  { name }: Pick<Measure, 'name'>,
  { seesCounters }: Sight,
): Table {
  const forMost = seesCounters ? undefined : tablesForMost[dimension]?.[name];
  return forMost ?? tables[dimension]?.[name] ?? NO_ROWS;
}

/** Those who answered in some months; only what stands in the table of months is told. */
export function inMonths(content: PublicationContent, isWithin: (month: string) => boolean, sight: Sight): Selection {
  const months = (measure: Measure): Table => tableIn(content, 'month', measure, sight);
  return {
    entryOf: (measure) => {
      const table = months(measure);
      const shown = Object.entries(table.shown).flatMap(([month, row]) => (isWithin(month) ? [row] : []));
      return entryOfSum([...shown, ...table.merged.keys.filter(isWithin).map((month) => entryIn(table, month))]);
    },
    tableOf: (dimension, measure) => {
      if (dimension !== 'month') throw problem.filterTooNarrow();
      const { shown, merged } = months(measure);
      return {
        shown: Object.fromEntries(Object.entries(shown).filter(([month]) => isWithin(month))),
        merged: merged.keys.some(isWithin) ? merged : NO_ROWS.merged,
      };
    },
    mix: NO_MIX,
  };
}

/** Those whom a filter selects. @throws Problem `filter-too-narrow` */
export function filtered(
  content: PublicationContent,
  { name, key }: NonNullable<SatisfactionQuery['filter']>,
  sight: Sight,
): Selection {
  return name === 'group' ? ofGroup(content, key, sight) : ofCell(content, name, key, sight);
}

function ofGroup(content: PublicationContent, key: string, sight: Sight): Selection {
  if (key === content.group) return everybody(content, sight);
  assertTold(content.groups[content.headline], key);
  return {
    entryOf: ({ name }) => entryIn(content.groups[name] ?? NO_ROWS, key),
    tableOf: (dimension, { name }) => {
      const tables = content.others[key as Group];
      if (tables && !tables[dimension]?.[name]) throw problem.filterTooNarrow();
      return tables?.[dimension]?.[name] ?? NO_ROWS;
    },
    mix: content.mixes[`group=${key}`] ?? NO_MIX,
  };
}

function ofCell(
  content: PublicationContent,
  dimension: (typeof filterDimensions)[number],
  key: string,
  sight: Sight,
): Selection {
  assertTold(tableIn(content, dimension, { name: content.headline }, sight), key);
  return {
    entryOf: (measure) => entryIn(tableIn(content, dimension, measure, sight), key),
    tableOf: (by, measure) => {
      const selected = tableIn(content, dimension, measure, sight);
      if (selected.merged.keys.includes(key)) throw problem.filterTooNarrow();
      if (!selected.shown[key]) return NO_ROWS;
      const crossed = content.crossings[`${dimension}|${by}`]?.[measure.name]?.[key];
      if (!crossed) throw problem.filterTooNarrow();
      return crossed;
    },
    mix: content.mixes[`${dimension}=${key}`] ?? NO_MIX,
  };
}

/** Whom the headline does not tell apart, no filter does. @throws Problem `filter-too-narrow` */
function assertTold(headlines: Table | undefined, key: string): void {
  if (headlines?.merged.keys.includes(key)) throw problem.filterTooNarrow();
}

function entryIn({ shown, merged }: Table, key: string): Entry {
  const row = shown[key];
  if (row || !merged.keys.includes(key)) return row ?? null;
  return merged.held.includes(key) ? 'held' : 'too-few';
}

/** What is told of several together: too few are they only where nobody else is among them. */
function entryOfSum(entries: readonly Entry[]): Entry {
  const answered = entries.filter((entry) => entry !== null);
  const rows = answered.filter(isRow);
  if (rows.length === answered.length) return rows.length > 0 ? sumOf(rows) : null;
  return answered.length === 1 && answered[0] === 'too-few' ? 'too-few' : 'held';
}

/** One answer from several periods: what one of them does not tell, their sum does not either. */
export function together(selections: readonly Selection[]): Selection {
  const [only] = selections;
  if (only && selections.length === 1) return only;
  return {
    entryOf: (measure) => {
      return entryOfSum(selections.map((selection) => selection.entryOf(measure)));
    },
    tableOf: (dimension, measure) => {
      const told = selections.map((one) => one.tableOf(dimension, measure));
      // Older publications do not know who came in quick succession: a part of the year would look like all of it.
      const isUnknown = told.some(
        (table, index) => table === NO_ROWS && isRow(selections[index]?.entryOf(measure) ?? null),
      );
      return dimension === 'repeated' && isUnknown ? NO_ROWS : sumOfTables(told);
    },
    mix: sumOfMixes(selections.map(({ mix }) => mix)),
  };
}
