import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import { allowedPairs, type Dimension, filterDimensions } from '../responses/dimensions.js';
import type { Drafts } from './closing.js';
import { CrossingDraft, type Draft, sizesBy, TableDraft } from './drafts.js';
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
  ...(['proof', 'way', 'age', 'sex', 'weekday', 'month'] as const),
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
  const tabulated = new Set([...measures].flatMap(([name, one]) => (isTabulated(one, questionnaire) ? [name] : [])));
  const each = <Of>(names: Iterable<string>, make: (measure: string) => Of): ByMeasure<Of> =>
    new Map([...names].map((name) => [name, make(name)]));
  const tableFor = (measure: string, keyOf: KeyOf, dimension?: TableDimension): TableDraft => {
    const counters = dimension !== undefined && !withoutCounters.includes(dimension);
    const telling = { mergedRow: tabulated.has(measure), counters, everything };
    return new TableDraft(measure, sizesBy(people, measure, keyOf), keyOf, telling);
  };
  const totalFor = (measure: string): TableDraft => {
    const keyOf: KeyOf = ({ group }) => (group === own ? '' : undefined);
    const telling = { mergedRow: false, counters: false, everything };
    return new TableDraft(measure, sizesBy(people, measure, keyOf), keyOf, telling);
  };
  const presentFor = (group: Group, dimensions: readonly TableDimension[]): readonly TableDimension[] =>
    dimensions.filter((dimension) => people.some((one) => one.group === group && one.values.has(dimension)));

  const present = presentFor(own, tableDimensions);
  const isFilter = (dimension: TableDimension) => filterDimensions.some((one) => one === dimension);
  const tables = new Map(
    present.map((dimension) => {
      const names = isFilter(dimension) ? measures.keys() : tabulated;
      return [dimension, each(names, (name) => tableFor(name, valueIn(own, dimension), dimension))] as const;
    }),
  );
  const groups = each(measures.keys(), (name) => tableFor(name, ({ group }) => (group === own ? undefined : group)));
  const others = new Map(
    [...new Set(people.map(({ group }) => group))]
      .filter((group) => group !== own)
      .map((group) => {
        const byDimension = presentFor(group, groupDimensions).map((dimension) => {
          return [dimension, each(tabulated, (name) => tableFor(name, valueIn(group, dimension)))] as const;
        });
        return [group, new Map(byDimension)] as const;
      }),
  );
  const crossed = allowedPairs(present.filter((one): one is Dimension => one !== 'month'));
  const crossings = new Map(
    crossed
      .flatMap(([first, second]) => [[first, second] as const, [second, first] as const])
      .filter(([selection]) => isFilter(selection))
      .map(([selection, breakdown]) => {
        const pair = `${selection}|${breakdown}`;
        const keyOf = known(people, crossedKey(own, pair));
        return [pair, each(tabulated, (name) => crossingFor(name, selection, breakdown, keyOf))] as const;
      }),
  );
  const totals = each(measures.keys(), totalFor);
  const file = everything ? null : new FileDraft(people);
  return { totals, tables, crossings, groups, others, file, toClose: toClose() };

  function crossingFor(measure: string, selection: Dimension, breakdown: Dimension, keyOf: KeyOf): CrossingDraft {
    const [selected, by] = [tables.get(selection)?.get(measure), tables.get(breakdown)?.get(measure)];
    if (!selected || !by) throw new Error(`No table of ${selection} or ${breakdown} for ${measure}`);
    const telling = { mergedRow: true, counters: true, everything };
    return new CrossingDraft(selected, by, sizesBy(people, measure, keyOf), keyOf, telling);
  }

  function toClose(): Drafts {
    const byMeasure = new Map<string, Draft[]>([...measures.keys()].map((name) => [name, []]));
    const add = (drafts: ByMeasure<Draft>) => {
      for (const [name, draft] of drafts) byMeasure.get(name)?.push(draft);
    };
    for (const drafts of [totals, ...tables.values(), groups]) add(drafts);
    for (const byDimension of others.values()) for (const drafts of byDimension.values()) add(drafts);
    for (const drafts of crossings.values()) add(drafts);
    const filters = [...tables].flatMap(([dimension, drafts]) => (isFilter(dimension) ? [drafts] : []));
    const pooled = [totals, ...filters].map((of) => ({ tables: of, addUp: true }));
    const pools = [...measures].flatMap(([name, one]) =>
      one.kind === 'pool' ? [[name, one.questions.map(questionMeasure)] as const] : [],
    );
    return {
      byMeasure,
      ofEverything: file ? [file] : [],
      pooled: [...pooled, { tables: groups, addUp: false }],
      pools: new Map(pools),
    };
  }
}

type KeyOf = (people: PeopleAlike) => string | undefined;

/** Where people of a group stand in a table. */
export function valueIn(group: Group, dimension: TableDimension): KeyOf {
  return (people) => (people.group === group ? people.values.get(dimension) : undefined);
}

/** The same, worked out once for all measures. */
function known(people: readonly PeopleAlike[], keyOf: KeyOf): KeyOf {
  const keys = new Map(people.map((one) => [one, keyOf(one)]));
  return (one) => keys.get(one);
}

/** Where people of a group stand in a crossing: `selection key|breakdown key`. */
export function crossedKey(group: Group, pair: string): KeyOf {
  const [selection, breakdown] = pair.split('|') as [TableDimension, TableDimension];
  return ({ group: of, values }) => {
    const [first, second] = [values.get(selection), values.get(breakdown)];
    return of === group && first !== undefined && second !== undefined ? `${first}|${second}` : undefined;
  };
}
