import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { type Measure, rowOf } from './measures.js';
import { MERGED, type ParentRows } from './partition.js';
import type { PublicationContent, TableDimension } from './publication.js';
import { nextTable } from './publication-rule.js';
import { completeTable, type Row, type Table } from './published-table.js';
import type { SummedTallies } from './summed-tallies.js';

/** All that a publication is made of. */
export interface PublicationInput {
  readonly previous: PublicationContent | null;
  readonly tallies: SummedTallies;
  readonly questionnaire: Questionnaire;
  readonly layout: TallyLayout;
  /** True for the last publication of a period: everything as it is. */
  readonly locked: boolean;
  /** The unit each counter belongs to. */
  readonly unitOfCounter: ReadonlyMap<string, string>;
  readonly uncounted: PublicationContent['uncounted'];
}

export function tablesOf(
  input: PublicationInput,
  measures: readonly Measure[],
  totals: Readonly<Record<string, Row>>,
): PublicationContent['tables'] {
  const { previous, tallies, questionnaire, locked } = input;
  const present = tableDimensions.filter((dimension) => tallies.table(questionnaire.group, dimension).size > 0);
  const tables: Partial<Record<TableDimension, Record<string, Table>>> = {};
  for (const measure of measures) {
    const total = totals[measure.name];
    const moved = locked || total !== previous?.totals[measure.name];
    const ofMeasure = !total
      ? hiddenTables(input, measure, present)
      : moved
        ? movedTables(input, measure, present)
        : keptTables(previous, measure.name);
    for (const [dimension, table] of ofMeasure) tables[dimension] = { ...tables[dimension], [measure.name]: table };
  }
  return tables;
}

/** Tables of fewer than ten people: everything merged, nothing shown. */
function hiddenTables(
  { tallies, questionnaire }: PublicationInput,
  measure: Measure,
  present: readonly TableDimension[],
): ReadonlyMap<TableDimension, Table> {
  return new Map(
    present.map((dimension) => {
      const rows = freshRows(tallies, questionnaire.group, dimension, measure);
      const keys = [...rows].filter(([, row]) => row.respondents > 0).map(([key]) => key);
      return [dimension, { shown: {}, merged: { keys, row: null }, marks: [] }];
    }),
  );
}

/** A counter is often one person: it is shown at the lock only. */
const tableDimensions: readonly TableDimension[] = [
  ...(['receiving-unit', 'department', 'field', 'village', 'counter', 'channel', 'assisted'] as const),
  ...(['proof', 'way', 'age', 'sex', 'weekday', 'month'] as const),
];

/** Fields lie within departments and counters within units, so a parent minus its shown parts must not be small. */
const parentOf: Readonly<Partial<Record<TableDimension, 'department' | 'receiving-unit'>>> = {
  field: 'department',
  counter: 'receiving-unit',
};

function movedTables(
  input: PublicationInput,
  measure: Measure,
  present: readonly TableDimension[],
): ReadonlyMap<TableDimension, Table> {
  const shown = present.filter((dimension) => dimension !== 'counter' || input.locked);
  const tables = new Map<TableDimension, Table>();
  for (const dimension of shown.filter((one) => !parentOf[one])) {
    const children = shown.filter((one) => parentOf[one] === dimension);
    for (const [name, table] of family(input, measure, dimension, children)) tables.set(name, table);
  }
  return tables;
}

/** A table and those nested in it; the parent keeps its merged row together where the children could not follow. */
function family(
  input: PublicationInput,
  measure: Measure,
  dimension: TableDimension,
  children: readonly TableDimension[],
): ReadonlyMap<TableDimension, Table> {
  for (const split of [true, false]) {
    const parent = advance(input, measure, dimension, null, split);
    if (!parent) continue;
    const nested = children.map((child) => {
      return [child, advance(input, measure, child, parentRows(input, child, parent), split)] as const;
    });
    const complete = nested.flatMap(([child, table]) => (table ? [[child, table] as const] : []));
    if (complete.length === children.length) return new Map([[dimension, parent], ...complete]);
  }
  throw new Error(`No table of ${dimension} satisfies the publication rule`);
}

function advance(
  { previous, tallies, questionnaire, locked }: PublicationInput,
  measure: Measure,
  dimension: TableDimension,
  parents: ParentRows | null,
  split: boolean,
): Table | null {
  const fresh = freshRows(tallies, questionnaire.group, dimension, measure);
  const before = previous?.totals[measure.name] && previous.tables[dimension]?.[measure.name];
  if (!before || locked) return completeTable(fresh, parents, before?.merged.keys);
  return nextTable(before, fresh, { parents, totalIsPublished: true, split });
}

function parentRows(
  { tallies, questionnaire, unitOfCounter }: PublicationInput,
  child: TableDimension,
  parent: Table,
): ParentRows {
  const belongsTo = child === 'counter' ? unitOfCounter : tallies.belonging(questionnaire.group, 'field', 'department');
  const respondents = new Map(Object.entries(parent.shown).map(([key, row]) => [key, row.respondents]));
  if (parent.merged.row) respondents.set(MERGED, parent.merged.row.respondents);
  return {
    respondents,
    rowOf: new Map([...belongsTo].map(([key, of]) => [key, parent.shown[of] ? of : MERGED])),
  };
}

function keptTables(previous: PublicationContent | null, measure: string): ReadonlyMap<TableDimension, Table> {
  return new Map(
    tableDimensions.flatMap((dimension) => {
      const table = previous?.tables[dimension]?.[measure];
      return table ? [[dimension, table] as const] : [];
    }),
  );
}

function freshRows(
  tallies: SummedTallies,
  group: Group,
  dimension: TableDimension,
  measure: Measure,
): ReadonlyMap<string, Row> {
  const batches = tallies.batches(group, dimension);
  return new Map(
    [...tallies.table(group, dimension)].map(([key, sums]) => [key, rowOf(measure, sums, batches.get(key))]),
  );
}
