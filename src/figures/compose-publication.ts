import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import { filterDimensions } from '../responses/dimensions.js';
import { addSums } from '../responses/packed-sums.js';
import type { TallyRow } from '../responses/tally-cells.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { associationsOf } from './associations.js';
import { closeDrafts } from './closing.js';
import { clusteredBy, type Occasions } from './clustered.js';
import { type CrossingDraft, TableDraft } from './drafts.js';
import { type AllDrafts, crossedKey, draftsOf, valueIn } from './drafts-of.js';
import { type Measure, type Measures, measuresOf, questionMeasure, rowOf } from './measures.js';
import { MERGED, MINIMUM, mergedKeys } from './partition.js';
import type { PeopleAlike } from './people.js';
import {
  type Disclosure,
  type Mix,
  mixKinds,
  type PublicationContent,
  type TableDimension,
  type Tables,
} from './publication.js';
import { SummedTallies } from './summed-tallies.js';
import type { Row, Table } from './told-table.js';

/** What goes with the answers of a period. */
export interface Circumstances
  extends Pick<PublicationContent, 'versions' | 'catalogue' | 'target' | 'fromDay' | 'leads' | 'layout' | 'visits'> {
  readonly questionnaire: Questionnaire;
  readonly places: TallyLayout;
  readonly occasions: Occasions;
}

/** All that a publication is made of. */
export interface PublicationInput extends Circumstances, Pick<PublicationContent, 'uncounted'> {
  readonly people: readonly PeopleAlike[];
  /** The sums of the same people. */
  readonly cells: readonly TallyRow[];
  /** Nothing is merged or checked: the answers are nobody's. */
  readonly trial: boolean;
}

/** What is told of a period: small rows merged, and more of them until nobody can be worked out from the others. */
export function composePublication(input: PublicationInput): PublicationContent {
  const { questionnaire, people, places, trial } = input;
  const { group } = questionnaire;
  const measures = measuresOf(places);
  const drafts = draftsOf(people, measures, questionnaire, trial);
  const disclosure = trial ? null : checked(drafts, people);
  const composed = { ...input, measures, drafts, tallies: new SummedTallies(input.cells) };
  const tables = tablesOf(composed, drafts.tables, group, toTable);
  const respondents = people.reduce((sum, one) => sum + (one.group === group ? one.people : 0), 0);
  return {
    ...pick(input),
    group,
    headline: questionMeasure(questionnaire.general),
    respondents: trial || respondents >= MINIMUM ? respondents : 0,
    ...totalsOf(composed),
    tables,
    tablesForMost: tablesOf(composed, drafts.tables, group, (of) =>
      of.isTold && of.draft.mergedForMost ? forMost(of) : null,
    ),
    crossings: crossingsOf(composed),
    groups: groupsOf(composed),
    others: othersOf(composed),
    mixes: mixesOf(composed),
    associations: associationsOf(composed.tallies, questionnaire),
    leftOut: { sheets: 0, setAside: 0, tablets: 0 },
    fileColumns: drafts.file?.columns ?? [],
    disclosure,
  };
}

interface Composed extends PublicationInput {
  readonly measures: Measures;
  readonly drafts: AllDrafts;
  readonly tallies: SummedTallies;
}

function pick(input: PublicationInput) {
  const { versions, catalogue, target, fromDay, leads, layout, uncounted, visits } = input;
  return { versions, catalogue, target, fromDay, leads, layout, uncounted, visits };
}

function checked(drafts: AllDrafts, people: readonly PeopleAlike[]): Disclosure {
  const start = performance.now();
  const found = closeDrafts(drafts.toClose, people);
  return { ...found, seconds: Math.round((performance.now() - start) / 10) / 100 };
}

function totalsOf(of: Composed): Pick<PublicationContent, 'totals' | 'hidden'> {
  const totals: Record<string, Row> = {};
  const hidden: Record<string, 'too-few' | 'held'> = {};
  const vector = of.tallies.total(of.questionnaire.group);
  for (const [name, draft] of of.drafts.totals) {
    const measure = of.measures.get(name);
    if (!vector || !measure) continue;
    const rowName = (alike: PeopleAlike) => (alike.group === of.questionnaire.group ? '' : undefined);
    const clustered = clusteredBy(of.people, name, of.occasions, rowName).get('');
    if (draft.shown.has('')) totals[name] = rowOf(measure, of.measures, vector, clustered);
    else hidden[name] = draft.sizeOf('') < MINIMUM ? 'too-few' : 'held';
  }
  return { totals, hidden };
}

/** One table that is told: its rows, their sums by key, and who stands where. */
interface ToTell {
  readonly of: Composed;
  readonly measure: Measure;
  readonly draft: TableDraft;
  readonly sums: ReadonlyMap<string, Uint32Array>;
  readonly keyOf: (people: PeopleAlike) => string | undefined;
  /** Its total is told; else nothing of it is. */
  readonly isTold: boolean;
}

function tablesOf(
  of: Composed,
  drafts: AllDrafts['tables'],
  group: Group,
  make: (toTell: ToTell) => Table | null,
): Tables {
  const tables: Partial<Record<TableDimension, Record<string, Table>>> = {};
  for (const [dimension, byMeasure] of drafts) {
    const sums = of.tallies.table(group, dimension);
    for (const [name, draft] of byMeasure) {
      const measure = of.measures.get(name);
      if (!measure) continue;
      const table = make({
        of,
        measure,
        draft,
        sums,
        keyOf: valueIn(group, dimension),
        isTold: isTold(of, group, name),
      });
      if (table) tables[dimension] = { ...tables[dimension], [name]: table };
    }
  }
  return tables;
}

/** Nothing is told of a measure by rows where its total is not told. */
function isTold({ drafts, questionnaire }: Composed, group: Group, measure: string): boolean {
  if (group === questionnaire.group) return drafts.totals.get(measure)?.shown.has('') ?? false;
  return drafts.groups.get(measure)?.shown.has(group) ?? false;
}

function toTable(toTell: ToTell): Table {
  const { draft, isTold } = toTell;
  if (!isTold) return told(toTell, [], [...draft.sizes.all.keys()], false);
  return told(toTell, [...draft.shown], draft.merged, draft.tellsMerged);
}

/** The same for readers who may not see what is the work of one counter. */
function forMost(toTell: ToTell): Table {
  const merged = toTell.draft.mergedForMost ?? [];
  const shown = [...toTell.draft.shown].filter((key) => !merged.includes(key));
  return told(toTell, shown, merged, toTell.draft.tellsMergedToMost);
}

function told(
  { of, measure, draft, sums, keyOf }: ToTell,
  shown: readonly string[],
  merged: readonly string[],
  tellsMerged: boolean,
): Table {
  const together = new Set(merged);
  const clustered = clusteredBy(of.people, measure.name, of.occasions, (people) => {
    const key = keyOf(people);
    return key !== undefined && together.has(key) ? MERGED : key;
  });
  const row = (name: string, keys: readonly string[]): Row =>
    rowOf(measure, of.measures, sumOfVectors(sums, keys, of.places.length), clustered.get(name));
  return {
    shown: Object.fromEntries(shown.map((key) => [key, row(key, [key])])),
    merged: {
      keys: merged.toSorted(),
      held: merged.filter((key) => (draft.sizes.all.get(key) ?? 0) >= MINIMUM).toSorted(),
      row: tellsMerged ? row(MERGED, merged) : null,
    },
  };
}

function sumOfVectors(sums: ReadonlyMap<string, Uint32Array>, keys: readonly string[], length: number): Uint32Array {
  const sum = new Uint32Array(length);
  for (const key of keys) addSums(sum, sums.get(key) ?? new Uint32Array());
  return sum;
}

function crossingsOf(of: Composed): PublicationContent['crossings'] {
  const crossings: Record<string, Record<string, Record<string, Table> | null>> = {};
  for (const [pair, byMeasure] of of.drafts.crossings) {
    for (const [name, draft] of byMeasure) {
      const measure = of.measures.get(name);
      if (!measure || !isTold(of, of.questionnaire.group, name)) continue;
      const tables = draft.merged && crossedTables(of, { measure, draft, pair, merged: draft.merged });
      crossings[pair] = { ...crossings[pair], [name]: tables };
    }
  }
  return crossings;
}

function crossedTables(
  of: Composed,
  crossing: { measure: Measure; draft: CrossingDraft; pair: string; merged: readonly string[] },
): Record<string, Table> {
  const { measure, draft, pair, merged } = crossing;
  const { group } = of.questionnaire;
  const sums = of.tallies.crossed(group, pair);
  const together = new Set(merged);
  const keyOf = crossedKey(group, pair);
  const clustered = clusteredBy(of.people, measure.name, of.occasions, (people) => {
    const [selected, key = ''] = keyOf(people)?.split('|') ?? [];
    return selected === undefined ? undefined : `${selected}|${together.has(key) ? MERGED : key}`;
  });
  const row = (selected: string, name: string, keys: readonly string[]): Row => {
    const cells = keys.map((key) => `${selected}|${key}`);
    const vector = sumOfVectors(sums, cells, of.places.length);
    return rowOf(measure, of.measures, vector, clustered.get(`${selected}|${name}`));
  };
  const tableOf = (selected: string): Table => {
    const rest = row(selected, MERGED, merged);
    const shown = draft.open.map((key) => [key, row(selected, key, [key])] as const);
    return {
      shown: Object.fromEntries(shown),
      merged: { keys: merged.toSorted(), held: [], row: merged.length > 0 ? rest : null },
    };
  };
  return Object.fromEntries(draft.selectable.map((selected) => [selected, tableOf(selected)]));
}

function groupsOf(of: Composed): PublicationContent['groups'] {
  const own = of.questionnaire.group;
  const keyOf = ({ group }: PeopleAlike) => (group === own ? undefined : group);
  const sums = new Map(
    allGroups.flatMap((group) => {
      const total = group === own ? null : of.tallies.total(group);
      return total ? [[group, total] as const] : [];
    }),
  );
  return Object.fromEntries(
    [...of.drafts.groups].flatMap(([name, draft]) => {
      const measure = of.measures.get(name);
      return measure ? [[name, toTable({ of, measure, draft, sums, keyOf, isTold: true })] as const] : [];
    }),
  );
}

export const allGroups: readonly Group[] = ['people', 'organisation', 'business', 'official'];

function othersOf(of: Composed): PublicationContent['others'] {
  return Object.fromEntries(
    [...of.drafts.others].map(([group, tables]) => [group, tablesOf(of, tables, group, toTable)] as const),
  );
}

/** How the people of each selection came that may be asked for. */
function mixesOf(of: Composed): PublicationContent['mixes'] {
  const { group, general } = of.questionnaire;
  const mixes: Record<string, Mix> = { '': mixOf(of, (people) => people.group === group) };
  for (const dimension of filterDimensions) {
    for (const key of of.drafts.tables.get(dimension)?.get(questionMeasure(general))?.shown ?? []) {
      const keyOf = valueIn(group, dimension);
      mixes[`${dimension}=${key}`] = mixOf(of, (people) => keyOf(people) === key);
    }
  }
  for (const other of of.drafts.others.keys()) mixes[`group=${other}`] = mixOf(of, (people) => people.group === other);
  return mixes;
}

function mixOf({ people, trial }: Composed, isIn: (people: PeopleAlike) => boolean): Mix {
  const mix = mixKinds.map((kind) => {
    const counts = new Map<string, number>();
    for (const alike of people) {
      const key = alike.values.get(kind);
      if (key !== undefined && isIn(alike)) counts.set(key, (counts.get(key) ?? 0) + alike.people);
    }
    const merged = trial ? [] : mergedKeys(counts);
    const together = merged.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
    for (const key of merged) counts.delete(key);
    if (together > 0) counts.set(MERGED, together);
    return [kind, Object.fromEntries([...counts].toSorted())] as const;
  });
  return Object.fromEntries(mix) as Mix;
}
