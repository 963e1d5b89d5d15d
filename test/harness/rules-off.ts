import { CrossingDraft } from '../../src/figures/crossing-draft.js';
import * as drafts from '../../src/figures/drafts.js';
import * as partition from '../../src/figures/partition.js';
import { mixKinds, type PublicationContent } from '../../src/figures/publication.js';
import type { Sight } from '../../src/figures/selection.js';
import { attackersOf } from './groups-found.js';
import type { Person } from './simulated-commune.js';
import type { ToldRow } from './told-rows.js';

/** What stands in the place of a rule that protects people; whatever else would make up for it goes with it. */
interface RuleOff {
  /** Modules of the lock by name, as they are without the rule. */
  readonly modules?: Readonly<Record<string, () => object>>;
  /** What is told in place of what the lock made. */
  readonly alter?: (content: PublicationContent, people: readonly Person[]) => PublicationContent;
  /** Those of whom something is told at once; all together unless said otherwise. */
  readonly parts?: (people: readonly Person[]) => readonly (readonly Person[])[];
  readonly sights?: readonly Sight[];
  /** Who is given away, where it is not a small group. */
  readonly find?: (people: readonly Person[], rows: readonly ToldRow[]) => readonly unknown[];
  /** How many are found, and more. */
  readonly atLeast: number;
}

class CrossingOfEverything extends CrossingDraft {
  override refresh(): void {
    this.merged = [];
  }
}

class TableOfCounters extends drafts.TableDraft {
  constructor(...[sizes, keyOf, telling, coarser]: ConstructorParameters<typeof drafts.TableDraft>) {
    super(sizes, keyOf, { ...telling, counters: false }, coarser);
  }
}

/** Whatever stands in a coarser table. */
class TableByItself extends drafts.TableDraft {
  constructor(...[sizes, keyOf, telling]: ConstructorParameters<typeof drafts.TableDraft>) {
    super(sizes, keyOf, telling);
  }
}

class CrossingOfCounters extends CrossingDraft {
  constructor(...[selection, by, sizes, keyOf, telling]: ConstructorParameters<typeof CrossingDraft>) {
    super(selection, by, sizes, keyOf, { ...telling, counters: false });
  }
}

const nobodyFound = { closingCheck: () => ({ found: [], equations: 0, groups: 0 }) };

const all = {
  'closing check': {
    modules: { 'closing-check': () => nobodyFound, drafts: () => ({ ...drafts, TableDraft: TableByItself }) },
    atLeast: 5,
  },
  'merging of small rows': {
    modules: {
      'closing-check': () => nobodyFound,
      partition: () => ({ ...partition, mergedKeys: () => [], isSafe: () => true }),
    },
    atLeast: 100,
  },
  'merging of small cells of a crossing': {
    modules: {
      'closing-check': () => nobodyFound,
      'crossing-draft': () => ({ CrossingDraft: CrossingOfEverything }),
    },
    atLeast: 100,
  },
  'holding back of what one counter did': {
    modules: {
      drafts: () => ({ ...drafts, TableDraft: TableOfCounters }),
      'crossing-draft': () => ({ CrossingDraft: CrossingOfCounters }),
    },
    sights: [{ seesCounters: false }],
    find: atTheTablet,
    atLeast: 10,
  },
  'counting of ways in told rows only': {
    alter: (content, people) => ({ ...content, mixes: exactMixes(content, people) }),
    atLeast: 20,
  },
  'ten people to a row of a file': {
    alter: (content) => ({ ...content, fileColumns: ['receiving-unit', 'channel', 'month', 'group', 'age', 'sex'] }),
    atLeast: 100,
  },
  'silence before the lock': {
    parts: (people) => [12, 8, 4, 0].map((yet) => people.slice(0, people.length - yet)),
    atLeast: 100,
  },
  'adding up of a longer period from what its parts tell': {
    parts: (people) => {
      const half = Math.floor(people.length / 2);
      return [people.slice(0, half), people.slice(half), people];
    },
    atLeast: 20,
  },
} satisfies Readonly<Record<string, RuleOff>>;

export type Rule = keyof typeof all;
export const rules: Readonly<Record<Rule, RuleOff>> = all;

/** Counters of whose work alone a reader knows what was said of it, by what was told. */
export function countersRead(people: readonly Person[], rows: readonly ToldRow[]): readonly string[] {
  return [...attackersOf(rows)].flatMap(([name, attacker]) => {
    const anybody = new Set(attacker.sums.flat());
    const counters = new Map<string, number[]>();
    for (const [index, { group, cells }] of people.entries()) {
      const { counter = '_none' } = cells;
      if (group !== 'people' || counter === '_none' || !anybody.has(index)) continue;
      counters.set(counter, [...(counters.get(counter) ?? []), index]);
    }
    return [...counters].flatMap(([counter, members]) => (attacker.knows(members) ? [`${name} ${counter}`] : []));
  });
}

/** Told rows of those who answered on the tablet, which stands at one counter. */
export function atTheTablet(people: readonly Person[], rows: readonly ToldRow[]): readonly ToldRow[] {
  return rows.filter(
    ({ of, members }) => of !== 'people' && members.every((one) => people[one]?.sent.channel === 'kiosk'),
  );
}

/** How people came of every selection, down to the last one. */
function exactMixes({ mixes, group }: PublicationContent, people: readonly Person[]): PublicationContent['mixes'] {
  return Object.fromEntries(
    Object.keys(mixes).map((selection) => {
      const [name = '', key] = selection.split('=');
      const selected = people.filter((one) => {
        return name === 'group' ? one.group === key : one.group === group && (name === '' || one.cells[name] === key);
      });
      const count = (kind: string): Record<string, number> => {
        const ways: Record<string, number> = {};
        for (const { cells } of selected) ways[cells[kind] ?? ''] = (ways[cells[kind] ?? ''] ?? 0) + 1;
        return ways;
      };
      return [selection, Object.fromEntries(mixKinds.map((kind) => [kind, count(kind)]))];
    }),
  ) as unknown as PublicationContent['mixes'];
}
