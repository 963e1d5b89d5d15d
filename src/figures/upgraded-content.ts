import type { Dimension } from '../responses/dimensions.js';
import type { Circumstances } from './compose-publication.js';
import { type Measures, measuresOf, questionMeasure } from './measures.js';
import type { Original, OriginalTable, OriginalTables } from './original.js';
import { MINIMUM, mergedKeys } from './partition.js';
import type { PublicationContent, Tables } from './publication.js';
import { mixesOf } from './told-mixes.js';
import { type Row, sumOf, type Table } from './told-table.js';
import { upgradedCrossings } from './upgraded-crossings.js';
import { type Cells, type Together, UpgradedRows, unpacked } from './upgraded-rows.js';

/**
 * What a publication of version 1 tells, in the shape of today: every number that it told, by the same rows, with the
 * names, kinds, targets and leads of its days beside them.
 */
export function upgradedContent(original: Original, circumstances: Circumstances): PublicationContent {
  const { questionnaire, places, occasions, ...frozen } = circumstances;
  const { group, respondents, waiting, associations = {}, uncounted } = original.content;
  const headline = questionMeasure(questionnaire.general);
  const of: Upgrade = { ...original, headline, rows: new UpgradedRows(measuresOf(places), places, occasions) };
  const tables = tablesOf(of);
  const crossings = upgradedCrossings(original, of.rows);
  const others = othersOf(of);
  return {
    ...frozen,
    ...{ group, headline, respondents, tables, crossings, others, associations, uncounted },
    totals: totalsOf(of),
    hidden: Object.fromEntries(waiting.map((name) => [name, 'too-few'])),
    tablesForMost: {},
    groups: groupsOf(of),
    mixes: mixesOf({ tables, crossings, others }, headline),
    leftOut: { sheets: 0, setAside: 0, tablets: 0 },
    fileColumns: [],
    disclosure: null,
  };
}

interface Upgrade extends Original {
  readonly headline: string;
  readonly rows: UpgradedRows;
}

/** What a pool leaves out is what its questions do, as far as they are told. */
function totalsOf({ content: { totals }, headline, rows }: Upgrade): Record<string, Row> {
  const told = mapped(totals, (row, name) => rows.kept(name, row, null));
  return mapped(told, (row, name) => {
    const measure = rows.measures.get(name);
    const people = told[headline]?.sums[0];
    if (measure?.kind === 'complete' && people !== undefined) {
      return { ...row, excluded: [0, people - row.respondents] as const };
    }
    if (measure?.kind !== 'pool') return row;
    const { excluded } = sumOf(measure.questions.flatMap((code) => told[questionMeasure(code)] ?? []));
    return excluded ? { ...row, excluded } : row;
  });
}

function tablesOf(of: Upgrade): Tables {
  return mapped(of.content.tables, (tables, dimension) => {
    const cells = unpacked(of.crossings.cells[dimension as Dimension] ?? {});
    const told = mapped(tables, (table, name) => {
      // Who of each proof came together was not kept.
      const within = dimension === 'proof' ? [of.rows.together(name, of.content.totals[name])] : undefined;
      return keptTable(of, name, table, cells, within);
    });
    return { ...tablesBeside(of, tables, cells, mergedKeys), ...told };
  });
}

function keptTable(
  { rows }: Upgrade,
  name: string,
  { shown, merged: { keys, row } }: OriginalTable,
  cells: Cells,
  within?: Together[],
): Table {
  return {
    shown: mapped(shown, (one, key) => rows.kept(name, one, rows.vectorOf(cells, [key]), within)),
    merged: { keys, held: [], row: row && rows.kept(name, row, rows.vectorOf(cells, keys), within) },
  };
}

/** Of the measures that had no table, what a filter told of them. */
function tablesBeside(
  { rows, headline }: Upgrade,
  tables: OriginalTables,
  cells: Cells,
  fewIn: (sizes: ReadonlyMap<string, number>) => readonly string[],
): Record<string, Table> {
  const sizes = new Map([...rows.measures.keys()].map((name) => [name, rows.sizesIn(name, cells)]));
  const hidden = hiddenMeasures(rows.measures, sizes, fewIn);
  const beside = [...sizes].filter(([name, all]) => !tables[name] && all.size > 0);
  return Object.fromEntries(
    beside.map(([name, all]) => {
      const keys = [...all.keys()].filter((key) => hidden.get(name)?.has(key)).toSorted();
      const shown = [...cells].filter(([key]) => all.has(key) && !keys.includes(key));
      const within = (key: string) => [rows.together(headline, tables[headline]?.shown[key])];
      const held = keys.filter((key) => (all.get(key) ?? 0) >= MINIMUM);
      return [
        name,
        {
          shown: Object.fromEntries(shown.map(([key, vector]) => [key, rows.made(name, vector, within(key))])),
          merged: { keys, held, row: null },
        },
      ];
    }),
  );
}

/** Each group was told on its own: none is a part of another. */
function groupsOf(of: Upgrade): PublicationContent['groups'] {
  const { content, crossings } = of;
  const cells = unpacked(mapped(crossings.groups, ({ total }) => total));
  const few = (sizes: ReadonlyMap<string, number>) => [...sizes].flatMap(([key, n]) => (n < MINIMUM ? [key] : []));
  const told = mapped(content.groups, (table, name) => keptTable(of, name, table, cells));
  return { ...tablesBeside(of, content.groups, cells, few), ...told };
}

/** Tables of the measures that are told of another group. */
function othersOf({ content, crossings, rows }: Upgrade): PublicationContent['others'] {
  return mapped(crossings.groups, ({ cells: all }, group) => {
    const told = Object.entries(content.groups).filter(([, { shown }]) => shown[group]);
    return mapped(all, (packed) => {
      const cells = unpacked(packed);
      return Object.fromEntries(
        told.map(([name, { shown }]) => [name, freshTable(rows, name, cells, [rows.together(name, shown[group])])]),
      );
    });
  });
}

function freshTable(rows: UpgradedRows, name: string, cells: Cells, within: readonly Together[]): Table {
  const sizes = rows.sizesIn(name, cells);
  const merged = mergedKeys(sizes);
  const shown = [...cells].filter(([key]) => sizes.has(key) && !merged.includes(key));
  const vector = rows.vectorOf(cells, merged);
  const row = vector && rows.made(name, vector, within);
  return {
    shown: Object.fromEntries(shown.map(([key, one]) => [key, rows.made(name, one, within)])),
    merged: { keys: merged.toSorted(), held: [], row: row && row.respondents >= MINIMUM ? row : null },
  };
}

/** Each value of a record made into another. */
function mapped<Name extends string, From, To>(
  record: Readonly<Partial<Record<Name, From>>>,
  make: (value: From, name: Name) => To,
): Record<Name, To> {
  const entries = Object.entries(record) as [Name, From][];
  return Object.fromEntries(entries.map(([name, value]) => [name, make(value, name)])) as Record<Name, To>;
}

/** People whose answer counts, by key. */
type Sizes = ReadonlyMap<string, number>;

/**
 * Keys of which measures told nothing in version 1: those with few answers and, beside the hidden questions of a pool,
 * where fewer than ten people answered each, the smallest other one.
 * @param sizes by measure
 * @param fewIn the keys that are too small by themselves
 */
function hiddenMeasures(
  measures: Measures,
  sizes: ReadonlyMap<string, Sizes>,
  fewIn: (sizes: Sizes) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const hidden = new Map([...sizes].map(([name, all]) => [name, new Set(fewIn(all))]));
  const size = (name: string, key: string): number => sizes.get(name)?.get(key) ?? 0;
  const pools = [...measures.values()].flatMap((one) => (one.kind === 'pool' ? [one] : []));
  for (const { name: pool, questions } of pools.toSorted((a, b) => a.questions.length - b.questions.length)) {
    for (const key of sizes.get(pool)?.keys() ?? []) {
      if (hidden.get(pool)?.has(key)) continue;
      const answered = questions.map(questionMeasure).filter((name) => size(name, key) > 0);
      const inside = answered.filter((name) => hidden.get(name)?.has(key));
      if (inside.length === 0 || inside.some((name) => size(name, key) >= MINIMUM)) continue;
      const others = answered.filter((name) => !inside.includes(name));
      const [smallest] = others.toSorted((a, b) => size(a, key) - size(b, key));
      if (smallest !== undefined) hidden.get(smallest)?.add(key);
    }
  }
  return hidden;
}
