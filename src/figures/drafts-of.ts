import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import { allowedPairs, type Dimension, filterDimensions } from '../responses/dimensions.js';
import type { Drafts } from './closing.js';
import { CrossingDraft } from './crossing-draft.js';
import { type Coarser, type Draft, partsOf, sizesIn, TableDraft, type Telling } from './drafts.js';
import { FileDraft } from './file-columns.js';
import { isTabulated, type Measures, questionMeasure } from './measures.js';
import type { PeopleAlike } from './people.js';
import type { TableDimension } from './publication.js';

type ByMeasure<Of> = ReadonlyMap<string, Of>;

/** Everything that may be told of a period, by what it is. */
export interface AllDrafts {
  /** Of the headline's people, one row each, under the key `''`. */
  readonly totals: ByMeasure<TableDraft>;
  readonly tables: ReadonlyMap<TableDimension, ByMeasure<TableDraft>>;
  /** By `selection dimension|dimension`. */
  readonly crossings: ReadonlyMap<string, ByMeasure<CrossingDraft>>;
  /** The other groups beside the headline's. */
  readonly groups: ByMeasure<TableDraft>;
  readonly others: ReadonlyMap<Group, ReadonlyMap<TableDimension, ByMeasure<TableDraft>>>;
  readonly file: FileDraft | null;
  readonly toClose: Drafts;
}

const tableDimensions: readonly TableDimension[] = [
  ...(['receiving-unit', 'department', 'field', 'village', 'counter', 'channel', 'assisted'] as const),
  ...(['proof', 'repeated', 'way', 'age', 'sex', 'weekday', 'month'] as const),
];

/** What another group may be broken down by. */
const groupDimensions = [
  ...(['receiving-unit', 'department', 'field', 'village', 'channel', 'assisted', 'way'] as const),
] as const;

/** Tables whose rows are no counter's: who resolved a file, and counters themselves, which few may see. */
const withoutCounters: readonly TableDimension[] = ['department', 'counter'];

/** @param everything true for a trial: nothing is merged */
export function draftsOf(
  people: readonly PeopleAlike[],
  measures: Measures,
  questionnaire: Questionnaire,
  everything: boolean,
): AllDrafts {
  const own = questionnaire.group;
  const tabulated = [...measures].flatMap(([name, one]) => (isTabulated(one, questionnaire) ? [name] : []));
  const each = <Of>(names: Iterable<string>, make: (measure: string) => Of): ByMeasure<Of> =>
    new Map([...names].map((name) => [name, make(name)]));
  const table = (
    name: string,
    { keyOf, parts }: Standing,
    told: Partial<Telling> = {},
    coarser: Coarser | null = null,
  ): TableDraft => {
    const { mergedRow = tabulated.includes(name), counters = false } = told;
    const telling = { mergedRow, counters, everything };
    return new TableDraft(sizesIn(parts, name, asked(name)), onlyAsked(name, keyOf), telling, coarser);
  };
  const standing = (keyOf: KeyOf): Standing => ({ keyOf, parts: partsOf(people, keyOf) });
  const presentFor = (group: Group, dimensions: readonly TableDimension[]): readonly TableDimension[] =>
    dimensions.filter((dimension) => people.some((one) => one.group === group && one.values.has(dimension)));

  const tablesOf = (
    group: Group,
    dimensions: readonly TableDimension[],
  ): Map<TableDimension, ByMeasure<TableDraft>> => {
    const made = new Map<TableDimension, ByMeasure<TableDraft>>();
    for (const dimension of presentFor(group, dimensions)) {
      const keyOf = valueIn(group, dimension);
      const stand = standing(keyOf);
      const counters = group === own && !withoutCounters.includes(dimension);
      const names = group === own && isFilter(dimension) ? measures.keys() : tabulated;
      const department = dimension === 'field' ? made.get('department') : undefined;
      const departments = department ? [...partsOf(people, valueIn(group, 'department')).rows] : [];
      const within = departments.map(([key, places]) => {
        return [
          key,
          partsOf(
            places.flatMap((place) => people[place] ?? []),
            keyOf,
          ),
        ] as const;
      });
      const coarserFor = (name: string): Coarser | null => {
        const coarse = department?.get(name);
        if (!coarse) return null;
        return { table: coarse, within: new Map(within.map(([key, of]) => [key, sizesIn(of, name, asked(name))])) };
      };
      made.set(
        dimension,
        each(names, (name) => table(name, stand, { counters }, coarserFor(name))),
      );
    }
    return made;
  };

  const everybody = standing(({ group }) => (group === own ? '' : undefined));
  const totals = each(measures.keys(), (name) => table(name, everybody, { mergedRow: false }));
  const tables = tablesOf(own, tableDimensions);
  const present = [...tables.keys()];
  const beside = standing(({ group }) => (group === own ? undefined : group));
  const groups = each(measures.keys(), (name) => table(name, beside));
  const others = new Map(
    [...new Set(people.map(({ group }) => group))]
      .filter((group) => group !== own)
      .map((group) => [group, tablesOf(group, groupDimensions)] as const),
  );
  const crossings = new Map(
    allowedPairs(present.filter((one): one is Dimension => one !== 'month'))
      .flatMap(([first, second]) => [[first, second] as const, [second, first] as const])
      .filter(([selection]) => isFilter(selection))
      .map(([selection, breakdown]) => {
        const pair = `${selection}|${breakdown}`;
        const keyOf = known(people, crossedKey(own, pair));
        const parts = partsOf(people, keyOf);
        const crossed = each(tabulated, (name) => {
          const [selected, by] = [tables.get(selection)?.get(name), tables.get(breakdown)?.get(name)];
          if (!selected || !by) throw new Error(`No table of ${selection} or ${breakdown} for ${name}`);
          const telling = { mergedRow: true, counters: true, everything };
          return new CrossingDraft(selected, by, sizesIn(parts, name, asked(name)), onlyAsked(name, keyOf), telling);
        });
        return [pair, crossed] as const;
      }),
  );
  const file = everything ? null : new FileDraft(people);
  const all = { totals, tables, crossings, groups, others, file };
  return { ...all, toClose: toClose(all, measures) };
}

function toClose(
  { totals, tables, crossings, groups, others, file }: Omit<AllDrafts, 'toClose'>,
  measures: Measures,
): Drafts {
  const byOthers = [...others.values()].flatMap((byDimension) => [...byDimension.values()]);
  const all: readonly ByMeasure<Draft>[] = [totals, ...tables.values(), groups, ...byOthers, ...crossings.values()];
  const filters = [...tables].flatMap(([dimension, drafts]) => (isFilter(dimension) ? [drafts] : []));
  return {
    byMeasure: new Map([...measures.keys()].map((name) => [name, all.flatMap((drafts) => drafts.get(name) ?? [])])),
    ofEverything: file ? [file] : [],
    pooled: [...[totals, ...filters].map((of) => ({ tables: of, addUp: true })), { tables: groups, addUp: false }],
    pools: new Map(
      [...measures].flatMap(([name, one]) =>
        one.kind === 'pool' ? [[name, one.questions.map(questionMeasure)] as const] : [],
      ),
    ),
  };
}

function isFilter(dimension: TableDimension): boolean {
  return filterDimensions.some((one) => one === dimension);
}

/** Where people stand; nowhere in what is not about them. */
export type KeyOf = (people: PeopleAlike) => string | undefined;

/** Where people of a group stand in a table. */
export function valueIn(group: Group, dimension: TableDimension): KeyOf {
  return (people) => (people.group === group ? people.values.get(dimension) : undefined);
}

/** Where people stand, and who stands there: worked out once for all measures. */
interface Standing {
  readonly keyOf: KeyOf;
  readonly parts: ReturnType<typeof partsOf>;
}

function asked(measure: string): (people: PeopleAlike) => boolean {
  return (people) => people.asked.has(measure);
}

/** People stand in no row of what they were not asked. */
function onlyAsked(measure: string, keyOf: KeyOf): KeyOf {
  return (people) => (people.asked.has(measure) ? keyOf(people) : undefined);
}

/** Where people stand, worked out once for all measures. */
function known(people: readonly PeopleAlike[], keyOf: KeyOf): KeyOf {
  const keys = new Map(people.map((one) => [one, keyOf(one)]));
  return (one) => keys.get(one);
}

/** Where people of a group stand in a crossing: `selection key|breakdown key`. */
function crossedKey(group: Group, pair: string): KeyOf {
  const [selection, breakdown] = pair.split('|') as [TableDimension, TableDimension];
  return ({ group: of, values }) => {
    const [first, second] = [values.get(selection), values.get(breakdown)];
    return of === group && first !== undefined && second !== undefined ? `${first}|${second}` : undefined;
  };
}
