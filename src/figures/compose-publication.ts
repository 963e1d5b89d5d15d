import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { type Measure, type Measures, measuresOf, rowOf, tabulatedMeasures } from './measures.js';
import { MERGED, MINIMUM, type ParentRows } from './partition.js';
import type { Mix, PublicationContent, TableDimension } from './publication.js';
import { completeTable, mayMove, nextTable, type Row, type Table } from './publication-rule.js';
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

/** True when enough is new for a publication before the lock to be tried. */
export function isDue({ previous, tallies, questionnaire }: PublicationInput): boolean {
  const respondents = tallies.total(questionnaire.group)?.[0] ?? 0;
  if (!previous) return true;
  const firstArrived = previous.respondents === 0 && previous.waiting.length === 0 && respondents > 0;
  return firstArrived || respondents - previous.respondents >= MINIMUM;
}

/** What the next publication of a period shows. */
export function composePublication(input: PublicationInput): PublicationContent {
  const { tallies, questionnaire, layout, uncounted } = input;
  const measures = measuresOf(layout);
  const total = tallies.total(questionnaire.group) ?? new Uint32Array(layout.length);
  const fresh = new Map([...measures.values()].map((measure) => [measure.name, rowOf(measure, total)]));
  const totals = nextTotals(input, measures, fresh);
  const respondents = total[layout.respondents] ?? 0;
  return {
    group: questionnaire.group,
    respondents: respondents >= MINIMUM ? respondents : 0,
    totals,
    waiting: [...fresh].filter(([name, row]) => row.respondents > 0 && !totals[name]).map(([name]) => name),
    tables: tablesOf(input, tabulatedMeasures(questionnaire, measures), totals),
    groups: groupsOf(input, tabulatedMeasures(questionnaire, measures)),
    mix: mixOf(tallies, questionnaire.group),
    uncounted,
  };
}

/**
 * A question or full satisfaction moves when ten more have answered it. Pooled criteria are the sum of their questions,
 * so they move only when each of those stands as it is now: otherwise the difference would be the one held back.
 */
function nextTotals(
  { previous, locked }: PublicationInput,
  measures: Measures,
  fresh: ReadonlyMap<string, Row>,
): Record<string, Row> {
  const totals: Record<string, Row> = {};
  const keepOrMove = (name: string, row: Row, mayChange: boolean): void => {
    const published = previous?.totals[name];
    const moves = mayChange && (locked ? row.respondents >= MINIMUM : mayMove(published, row));
    const next = moves ? row : locked ? undefined : published;
    if (next) totals[name] = next;
  };
  const all = [...measures.values()].flatMap((measure) => {
    const row = fresh.get(measure.name);
    return row ? [{ measure, row }] : [];
  });
  for (const { measure, row } of all) if (measure.kind !== 'pool') keepOrMove(measure.name, row, true);
  const isCurrent = (name: string): boolean => (totals[name]?.respondents ?? 0) === (fresh.get(name)?.respondents ?? 0);
  for (const { measure, row } of all) {
    if (measure.kind !== 'pool') continue;
    keepOrMove(
      measure.name,
      row,
      measure.questions.every((code) => isCurrent(`question:${code}`)),
    );
  }
  return totals;
}

function tablesOf(
  input: PublicationInput,
  measures: readonly Measure[],
  totals: Readonly<Record<string, Row>>,
): PublicationContent['tables'] {
  const { previous, tallies, questionnaire, locked } = input;
  const present = tableDimensions.filter((dimension) => tallies.table(questionnaire.group, dimension).size > 0);
  const tables: Partial<Record<TableDimension, Record<string, Table>>> = {};
  for (const measure of measures) {
    const total = totals[measure.name];
    if (!total) continue;
    const moved = locked || total !== previous?.totals[measure.name];
    const ofMeasure = moved ? movedTables(input, measure, present) : keptTables(previous, measure.name);
    for (const [dimension, table] of ofMeasure) tables[dimension] = { ...tables[dimension], [measure.name]: table };
  }
  return tables;
}

/** A counter is often one person: it is shown at the lock only. */
const tableDimensions: readonly TableDimension[] = [
  ...(['receiving-unit', 'department', 'field', 'village', 'counter', 'channel', 'assisted'] as const),
  ...(['way', 'age', 'sex', 'weekday', 'month'] as const),
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
  const before = previous?.tables[dimension]?.[measure.name];
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

/** Organisations, businesses and officials beside the people, small groups merged. */
function groupsOf(
  { previous, tallies, questionnaire, locked }: PublicationInput,
  measures: readonly Measure[],
): Record<string, Table> {
  const others = allGroups.filter((group) => group !== questionnaire.group);
  return Object.fromEntries(
    measures.map((measure) => {
      const fresh = new Map(
        others.flatMap((group) => {
          const total = tallies.total(group);
          return total ? [[group, rowOf(measure, total)] as const] : [];
        }),
      );
      const before = previous?.groups[measure.name];
      const next =
        before && !locked ? nextTable(before, fresh, { parents: null, totalIsPublished: false, split: true }) : null;
      return [measure.name, next ?? completeTable(fresh, null, before?.merged.keys)];
    }),
  );
}

const allGroups: readonly Group[] = ['people', 'organisation', 'business', 'official'];

function freshRows(
  tallies: SummedTallies,
  group: Group,
  dimension: TableDimension,
  measure: Measure,
): ReadonlyMap<string, Row> {
  return new Map([...tallies.table(group, dimension)].map(([key, sums]) => [key, rowOf(measure, sums)]));
}

function mixOf(tallies: SummedTallies, group: Group): Mix {
  const counts = (dimension: keyof Mix): Record<string, number> =>
    Object.fromEntries([...tallies.table(group, dimension)].map(([key, sums]) => [key, sums[0] ?? 0]).toSorted());
  return { channel: counts('channel'), assisted: counts('assisted'), proof: counts('proof') };
}
