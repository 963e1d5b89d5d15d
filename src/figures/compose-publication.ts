import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import { addSums, type TallyRow } from '../responses/tally-cells.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { associationsOf } from './associations.js';
import { closeDrafts } from './closing.js';
import type { TableDraft } from './drafts.js';
import { type AllDrafts, crossedKey, draftsOf, type KeyOf, valueIn } from './drafts-of.js';
import { type Measure, type Measures, measuresOf, questionMeasure, rowOf } from './measures.js';
import { MERGED, MINIMUM } from './partition.js';
import { clusteredBy, type Occasions, type PeopleAlike } from './people.js';
import type { Disclosure, PublicationContent, Tables } from './publication.js';
import { SummedTallies } from './summed-tallies.js';
import { mixesOf } from './told-mixes.js';
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
  const { versions, catalogue, target, fromDay, leads, layout, uncounted, visits } = input;
  const { group } = questionnaire;
  const measures = measuresOf(places);
  const drafts = draftsOf(people, measures, questionnaire, trial);
  const disclosure = trial ? null : checked(drafts, people);
  const of = { ...input, measures, drafts, tallies: new SummedTallies(input.cells) };
  const headline = questionMeasure(questionnaire.general);
  const rows = {
    tables: tablesOf(of, drafts.tables, group, toTable),
    crossings: crossingsOf(of),
    others: Object.fromEntries(
      [...drafts.others].map(([other, tables]) => [other, tablesOf(of, tables, other, toTable)] as const),
    ),
  };
  const respondents = people.reduce((sum, one) => sum + (one.group === group ? one.people : 0), 0);
  return {
    ...{ versions, catalogue, target, fromDay, leads, layout, uncounted, visits, group, headline },
    respondents: trial || respondents >= MINIMUM ? respondents : 0,
    ...totalsOf(of),
    ...rows,
    tablesForMost: tablesOf(of, drafts.tables, group, forMost),
    groups: groupsOf(of),
    mixes: mixesOf(rows, headline),
    associations: associationsOf(of.tallies, questionnaire),
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

function checked(drafts: AllDrafts, people: readonly PeopleAlike[]): Disclosure {
  const start = performance.now();
  const found = closeDrafts(drafts.toClose, people);
  return { ...found, seconds: Math.round((performance.now() - start) / 10) / 100 };
}

/** What is told of each measure by its draft; left out where `tell` says nothing. */
function toldOf<Of, Told>(
  { measures }: Composed,
  drafts: ReadonlyMap<string, Of>,
  tell: (measure: Measure, draft: Of) => Told | undefined,
): Record<string, Told> {
  const told: Record<string, Told> = {};
  for (const [name, draft] of drafts) {
    const measure = measures.get(name);
    const one = measure && tell(measure, draft);
    if (one !== undefined) told[name] = one;
  }
  return told;
}

/** Rows by name, of the people of some cells: their sums, with what the occasions on which they came take away. */
function rowsIn(
  of: Composed,
  measure: Measure,
  sums: Sums,
  nameOf: KeyOf,
): (name: string, cells: readonly string[]) => Row {
  const clustered = clusteredBy(of.people, measure.name, of.occasions, nameOf);
  return (name, cells) => {
    const sum = new Uint32Array(of.places.length);
    for (const cell of cells) addSums(sum, sums.get(cell) ?? new Uint32Array());
    return rowOf(measure, of.measures, sum, clustered.get(name));
  };
}

type Sums = ReadonlyMap<string, Uint32Array>;

function totalsOf(of: Composed): Pick<PublicationContent, 'totals' | 'hidden'> {
  const { group: own } = of.questionnaire;
  const { totals: drafts } = of.drafts;
  const total = of.tallies.total(own);
  if (!total) return { totals: {}, hidden: {} };
  const totals = toldOf(of, drafts, (measure, { shown }) => {
    if (!shown.has('')) return undefined;
    return rowsIn(of, measure, new Map([['', total]]), ({ group }) => (group === own ? '' : undefined))('', ['']);
  });
  const hidden = toldOf(of, drafts, (_, draft) => {
    if (draft.shown.has('')) return undefined;
    return draft.sizeOf('') < MINIMUM ? ('too-few' as const) : ('held' as const);
  });
  return { totals, hidden };
}

/** One table that is told: its rows, their sums by key, and who stands where. */
interface ToTell {
  readonly of: Composed;
  readonly measure: Measure;
  readonly draft: TableDraft;
  readonly sums: Sums;
  readonly keyOf: KeyOf;
  /** Its total is told; else nothing of it is. */
  readonly isTold: boolean;
}

function tablesOf(
  of: Composed,
  drafts: AllDrafts['tables'],
  group: Group,
  tell: (toTell: ToTell) => Table | undefined,
): Tables {
  const tables = [...drafts].map(([dimension, byMeasure]) => {
    const [sums, keyOf] = [of.tallies.table(group, dimension), valueIn(group, dimension)];
    const ofEach = toldOf(of, byMeasure, (measure, draft) =>
      tell({ of, measure, draft, sums, keyOf, isTold: isTold(of, group, measure) }),
    );
    return [dimension, ofEach] as const;
  });
  return Object.fromEntries(tables.filter(([, ofEach]) => Object.keys(ofEach).length > 0));
}

/** Nothing is told of a measure by rows where its total is not told. */
function isTold({ drafts, questionnaire }: Composed, group: Group, { name }: Measure): boolean {
  if (group === questionnaire.group) return drafts.totals.get(name)?.shown.has('') ?? false;
  return drafts.groups.get(name)?.shown.has(group) ?? false;
}

function toTable(toTell: ToTell): Table {
  const { draft, isTold } = toTell;
  if (!isTold) return told(toTell, [], [...draft.sizes.all.keys()], false);
  return told(toTell, [...draft.shown], draft.merged, draft.tellsMerged);
}

/** The same for readers who may not see what is the work of one counter, where that differs. */
function forMost(toTell: ToTell): Table | undefined {
  const { draft, isTold } = toTell;
  const merged = draft.mergedForMost;
  if (!isTold || !merged) return undefined;
  const shown = [...draft.shown].filter((key) => !merged.includes(key));
  return told(toTell, shown, merged, draft.tellsMergedToMost);
}

function told(
  { of, measure, draft, sums, keyOf }: ToTell,
  shown: readonly string[],
  merged: readonly string[],
  tellsMerged: boolean,
): Table {
  const together = new Set(merged);
  const row = rowsIn(of, measure, sums, (people) => {
    const key = keyOf(people);
    return key !== undefined && together.has(key) ? MERGED : key;
  });
  return {
    shown: Object.fromEntries(shown.map((key) => [key, row(key, [key])])),
    merged: {
      keys: merged.toSorted(),
      held: merged.filter((key) => (draft.sizes.all.get(key) ?? 0) >= MINIMUM).toSorted(),
      row: tellsMerged ? row(MERGED, merged) : null,
    },
  };
}

function crossingsOf(of: Composed): PublicationContent['crossings'] {
  const { group } = of.questionnaire;
  const crossings = [...of.drafts.crossings].map(([pair, byMeasure]) => {
    const [sums, keyOf] = [of.tallies.crossed(group, pair), crossedKey(group, pair)];
    const ofEach = toldOf(of, byMeasure, (measure, { merged, open, selectable }) => {
      if (!isTold(of, group, measure)) return undefined;
      return (
        merged && crossedTables({ merged, open, selectable }, (nameOf) => rowsIn(of, measure, sums, nameOf), keyOf)
      );
    });
    return [pair, ofEach] as const;
  });
  return Object.fromEntries(crossings.filter(([, ofEach]) => Object.keys(ofEach).length > 0));
}

function crossedTables(
  { merged, open, selectable }: { merged: readonly string[]; open: readonly string[]; selectable: readonly string[] },
  rowsBy: (nameOf: KeyOf) => ReturnType<typeof rowsIn>,
  keyOf: KeyOf,
): Record<string, Table> {
  const together = new Set(merged);
  const row = rowsBy((people) => {
    const [selected, key = ''] = keyOf(people)?.split('|') ?? [];
    return selected === undefined ? undefined : `${selected}|${together.has(key) ? MERGED : key}`;
  });
  const tableOf = (selected: string): Table => {
    const within = (key: string, keys = [key] as readonly string[]): Row =>
      row(
        `${selected}|${key}`,
        keys.map((one) => `${selected}|${one}`),
      );
    return {
      shown: Object.fromEntries(open.map((key) => [key, within(key)])),
      merged: { keys: merged.toSorted(), held: [], row: merged.length > 0 ? within(MERGED, merged) : null },
    };
  };
  return Object.fromEntries(selectable.map((selected) => [selected, tableOf(selected)]));
}

function groupsOf(of: Composed): PublicationContent['groups'] {
  const own = of.questionnaire.group;
  const keyOf: KeyOf = ({ group }) => (group === own ? undefined : group);
  const sums = new Map(
    [...of.drafts.others.keys()].flatMap((group) => {
      const total = of.tallies.total(group);
      return total ? [[group, total] as const] : [];
    }),
  );
  return toldOf(of, of.drafts.groups, (measure, draft) => toTable({ of, measure, draft, sums, keyOf, isTold: true }));
}
