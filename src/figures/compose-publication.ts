import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import { addSums, type TallyRow } from '../responses/tally-cells.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { associationsOf } from './associations.js';
import { closeDrafts } from './closing.js';
import type { Partition, Sizes, TableDraft } from './drafts.js';
import { type AllDrafts, draftsOf, type KeyOf, valueIn } from './drafts-of.js';
import { type Measure, type Measures, measuresOf, questionMeasure, rowOf } from './measures.js';
import { MERGED, MINIMUM } from './partition.js';
import { clusteredBy, type Occasions, type PeopleAlike, SummedTallies } from './people.js';
import type { Disclosure, Judged, PublicationContent, TableDimension, Tables, ToldIntegrity } from './publication.js';
import { type LeftOutResponses, wholeOf } from './told-integrity.js';
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
  /** What officers made of it, and what two of them left out; nothing unless given. */
  readonly judged?: Judged & { readonly leftOut: LeftOutResponses };
}

/** What is told of a period: small rows merged, and more of them until nobody can be worked out from the others. */
export function composePublication(input: PublicationInput): PublicationContent {
  const { questionnaire, people, cells, places, occasions, trial, judged, ...frozen } = input;
  const { group } = questionnaire;
  const measures = measuresOf(places);
  const drafts = draftsOf(people, measures, questionnaire, trial);
  const disclosure = trial ? null : checked(drafts, people);
  const of = { ...input, measures, drafts, tallies: new SummedTallies(cells) };
  const headline = questionMeasure(questionnaire.general);
  const rows = {
    tables: tablesOf(of, drafts.tables, group, toAll),
    crossings: crossingsOf(of),
    others: Object.fromEntries(
      [...drafts.others].map(([other, tables]) => [other, tablesOf(of, tables, other, toAll)] as const),
    ),
  };
  const totals = totalsOf(of);
  const respondents = people.reduce((sum, one) => sum + (one.group === group ? one.people : 0), 0);
  return {
    ...{ ...frozen, group, headline },
    respondents: trial || respondents >= MINIMUM ? respondents : 0,
    ...totals,
    ...rows,
    tablesForMost: tablesOf(of, drafts.tables, group, toMost),
    groups: groupsOf(of),
    mixes: mixesOf(rows, headline),
    associations: associationsOf(of.tallies, questionnaire),
    leftOut: { sheets: 0, setAside: 0, tablets: 0 },
    fileColumns: drafts.file?.columns ?? [],
    disclosure,
    ...(judged && { integrity: integrityOf(of, judged, totals.totals[headline]) }),
  };
}

function integrityOf(
  { questionnaire, measures }: Composed,
  { leftOut, ...judged }: NonNullable<PublicationInput['judged']>,
  told: Row | undefined,
): ToldIntegrity {
  const measure = measures.get(questionMeasure(questionnaire.general));
  return { ...judged, whole: wholeOf(leftOut, questionnaire, measure, told) };
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

const NOBODY: Sizes['all'] = new Map();

/** The row of a name, of the people of some cells. */
type Rows = (name: string, cells: readonly string[]) => Row;

/** @param nameOf the row in which people stand, so that what the occasions on which they came take away is known */
function rowsIn(of: Composed, measure: Measure, sums: ReadonlyMap<string, Uint32Array>, nameOf: KeyOf): Rows {
  const clustered = clusteredBy(of.people, measure.name, of.occasions, nameOf);
  return (name, cells) => {
    const sum = new Uint32Array(of.places.length);
    for (const cell of cells) addSums(sum, sums.get(cell) ?? new Uint32Array());
    return rowOf(measure, of.measures, sum, clustered.get(name));
  };
}

/**
 * @param sizes people by key; of a crossing none, where no key is kept back for others' sake
 * @param within what the names of its cells begin with, in a crossing
 */
function tableOf({ shown, merged, tellsMerged }: Partition, row: Rows, sizes: Sizes['all'], within = ''): Table {
  const keys = merged.toSorted();
  const held = keys.filter((key) => (sizes.get(key) ?? 0) >= MINIMUM);
  const cell = (key: string): string => within + key;
  return {
    shown: Object.fromEntries([...shown].map((key) => [key, row(cell(key), [cell(key)])])),
    merged: { keys, held, row: tellsMerged ? row(cell(MERGED), keys.map(cell)) : null },
  };
}

function totalsOf(of: Composed): Pick<PublicationContent, 'totals' | 'hidden'> {
  const { group: own } = of.questionnaire;
  const { totals: drafts } = of.drafts;
  const total = of.tallies.total(own);
  if (!total) return { totals: {}, hidden: {} };
  const sums = new Map([['', total]]);
  return {
    totals: toldOf(of, drafts, (measure, { told }) => {
      if (!told.shown.has('')) return undefined;
      return rowsIn(of, measure, sums, ({ group }) => (group === own ? '' : undefined))('', ['']);
    }),
    hidden: toldOf(of, drafts, (_, draft) => {
      if (draft.told.shown.has('')) return undefined;
      return draft.sizeOf('') < MINIMUM ? 'too-few' : 'held';
    }),
  };
}

function tablesOf(of: Composed, drafts: AllDrafts['tables'], group: Group, reading: Reading): Tables {
  return tellingAny(drafts, (byMeasure, dimension) => {
    const [sums, keyOf] = [of.tallies.table(group, dimension), valueIn(group, dimension)];
    return toldOf(of, byMeasure, (measure, draft) => {
      const partition = reading(draft, isTold(of, group, measure));
      if (!partition) return undefined;
      return tableOf(partition, rowsIn(of, measure, sums, mergedIn(partition, keyOf)), draft.sizes.all);
    });
  });
}

/** How the rows of a table stand for a reader; where the total of its measure is not told, none is. */
type Reading = (draft: TableDraft, isTold: boolean) => Partition | null;

const toAll: Reading = ({ told, sizes }, isTold) => {
  return isTold ? told : { shown: new Set(), merged: [...sizes.all.keys()], tellsMerged: false };
};

const toMost: Reading = ({ toldToMost }, isTold) => (isTold ? toldToMost : null);

/** Nothing is told of a measure by rows where its total is not told. */
function isTold({ drafts, questionnaire }: Composed, group: Group, { name }: Measure): boolean {
  if (group === questionnaire.group) return drafts.totals.get(name)?.told.shown.has('') ?? false;
  return drafts.groups.get(name)?.told.shown.has(group) ?? false;
}

/** What is told by each dimension or pair, where it is anything. */
function tellingAny<Name extends string, Of, Told extends object>(
  drafts: ReadonlyMap<Name, Of>,
  tell: (byMeasure: Of, name: Name) => Told,
): Record<string, Told> {
  const told = [...drafts].map(([name, byMeasure]) => [name, tell(byMeasure, name)] as const);
  return Object.fromEntries(told.filter(([, ofEach]) => Object.keys(ofEach).length > 0));
}

/** Where people stand in a table whose merged keys are one row. */
function mergedIn({ merged }: Partition, keyOf: KeyOf): KeyOf {
  const together = new Set(merged);
  return (people) => {
    const key = keyOf(people);
    return key !== undefined && together.has(key) ? MERGED : key;
  };
}

function crossingsOf(of: Composed): PublicationContent['crossings'] {
  const { group } = of.questionnaire;
  return tellingAny(of.drafts.crossings, (byMeasure, pair) => {
    const [selection, breakdown] = pair.split('|') as [TableDimension, TableDimension];
    const [sums, selectedOf] = [of.tallies.crossed(group, pair), valueIn(group, selection)];
    return toldOf(of, byMeasure, (measure, { told, selectable }) => {
      if (!isTold(of, group, measure)) return undefined;
      if (!told) return null;
      const keyOf = mergedIn(told, valueIn(group, breakdown));
      const rows = rowsIn(of, measure, sums, (people) => {
        const [selected, key] = [selectedOf(people), keyOf(people)];
        return selected === undefined || key === undefined ? undefined : `${selected}|${key}`;
      });
      return Object.fromEntries(selectable.map((selected) => [selected, tableOf(told, rows, NOBODY, `${selected}|`)]));
    });
  });
}

function groupsOf(of: Composed): PublicationContent['groups'] {
  const { group: own } = of.questionnaire;
  const sums = new Map(
    [...of.drafts.others.keys()].flatMap((group) => {
      const total = of.tallies.total(group);
      return total ? [[group, total] as const] : [];
    }),
  );
  const keyOf: KeyOf = ({ group }) => (group === own ? undefined : group);
  return toldOf(of, of.drafts.groups, (measure, draft) => {
    return tableOf(draft.told, rowsIn(of, measure, sums, mergedIn(draft.told, keyOf)), draft.sizes.all);
  });
}
