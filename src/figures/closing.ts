import { type ClosingCheck, closingCheck, type GivenAway, type ToldRows } from './closing-check.js';
import type { Draft, TableDraft } from './drafts.js';
import type { PeopleAlike } from './people.js';
import type { Disclosure } from './publication.js';
import { addedUp } from './told-table.js';

/** Everything that will be told of a period, before it is. */
export interface Drafts {
  /** By measure. */
  readonly byMeasure: ReadonlyMap<string, readonly Draft[]>;
  /** Rows of answers with all their questions: they say something of every measure. */
  readonly ofEverything: readonly Draft[];
  /** Tables that hold questions as well as pools of them. */
  readonly pooled: readonly PooledTables[];
  /** The measures of the questions of each pool, by the pool's. */
  readonly pools: ReadonlyMap<string, readonly string[]>;
}

/** One table of each measure, by its name. */
interface PooledTables {
  readonly tables: ReadonlyMap<string, TableDraft>;
  /** What the rows add up to is told; not so of the other groups, which nobody adds up. */
  readonly addUp: boolean;
}

/**
 * Merges rows until nobody can be worked out from what is told: neither from rows of one measure (the closing check),
 * nor a question that is kept back from a pool that it is part of.
 */
export function closeDrafts(drafts: Drafts, people: readonly PeopleAlike[]): Closed {
  const found = new Map<string, Closed>();
  let beside = 0;
  for (let open = new Set(drafts.byMeasure.keys()); open.size > 0; ) {
    const hidden = drafts.pooled.flatMap((tables) =>
      [...drafts.pools].flatMap(([pool, of]) => holdBesideHidden(tables, pool, of)),
    );
    beside += hidden.length;
    for (const measure of hidden) open.add(measure);
    for (const measure of open) {
      const before = found.get(measure)?.merged ?? 0;
      const closed = closeMeasure(measure, drafts, people);
      found.set(measure, { ...closed, merged: before + closed.merged });
      if (closed.merged === 0) open.delete(measure);
    }
  }
  return addedUp<keyof Closed>([...found.values(), { merged: beside }]);
}

type Closed = Omit<Disclosure, 'seconds'>;

/**
 * A pool stands in a row only where each of its questions does that anybody answered there. So its rows are sums of told
 * rows, its merged row is its total less these, and it gives away no question that is kept back. Where rows do not add up
 * to anything told, the merged row is one like the others.
 * @returns pools of which a row was kept back, once for each row
 */
function holdBesideHidden(
  { tables, addUp }: PooledTables,
  pool: string,
  questions: readonly string[],
): readonly string[] {
  const draft = tables.get(pool);
  if (!draft) return [];
  const isHidden = (measure: string, key: string): boolean => {
    const question = tables.get(measure);
    return (question?.sizes.all.get(key) ?? 0) > 0 && !question?.told.shown.has(key);
  };
  const isBesideHidden = (key: string): boolean => questions.some((measure) => isHidden(measure, key));
  const held = [...draft.told.shown].filter(isBesideHidden);
  for (const key of held) draft.merge(key);
  if (addUp || !draft.told.tellsMerged || !draft.told.merged.some(isBesideHidden)) return held.map(() => pool);
  draft.holdMerged();
  return [...held, pool].map(() => pool);
}

function closeMeasure(measure: string, { byMeasure, ofEverything }: Drafts, people: readonly PeopleAlike[]): Closed {
  const own = byMeasure.get(measure) ?? [];
  for (let merged = 0; ; ) {
    for (const draft of own) draft.refresh();
    // Whose answers count, and for what was left out of them everybody.
    const systems = [
      toldRows(
        own,
        people.filter(({ answered }) => answered.has(measure)),
      ),
      toldRows([...own, ...ofEverything], people),
    ];
    const checked = systems.map((system) => ({ system, ...check(system.told) }));
    const before = merged;
    for (const { system, found } of checked) merged += mergeFor(system, found);
    if (merged > before) continue;
    return { ...addedUp(checked.map(({ equations, groups }) => ({ equations, groups }))), merged };
  }
}

/**
 * The check, from several sides where people are few: each starts from other groups, and finds larger sets too, which
 * only a crowd would hide.
 */
function check(told: ToldRows): ClosingCheck {
  // The same chance every time, so that the same responses always tell the same (Lehmer; Park and Miller 1988).
  let state = 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const sides = told.people.length < FEW_GROUPS ? SIDES : 1;
  for (let side = 1; ; side += 1) {
    const checked = closingCheck(told, random);
    if (checked.found.length > 0 || side === sides) return checked;
  }
}

const FEW_GROUPS = 2_000;
const SIDES = 3;

interface System {
  readonly rows: readonly { readonly draft: Draft; readonly name: string }[];
  readonly told: ToldRows;
}

/** The told rows of some drafts, the largest first, since those had better stay. */
function toldRows(drafts: readonly Draft[], people: readonly PeopleAlike[]): System {
  const rows: { draft: Draft; name: string; size: number }[] = [];
  const numbered = drafts.map((draft) => ({ draft, numbers: new Map<string, number>() }));
  const alike = new Map<string, { rows: readonly number[]; people: number }>();
  for (const one of people) {
    const standsIn: number[] = [];
    for (const { draft, numbers } of numbered) {
      for (const name of draft.rowsOf(one)) {
        const number = numbers.get(name) ?? rows.length;
        if (number === rows.length) {
          rows.push({ draft, name, size: draft.sizeOf(name) });
          numbers.set(name, number);
        }
        standsIn.push(number);
      }
    }
    if (standsIn.length === 0) continue;
    const key = standsIn.join();
    const group = alike.get(key);
    if (group) group.people += one.people;
    else alike.set(key, { rows: standsIn, people: one.people });
  }
  const bySize = rows
    .map((_, number) => number)
    .toSorted((a, b) => (rows[b]?.size ?? 0) - (rows[a]?.size ?? 0) || a - b);
  const places = new Map(bySize.map((number, place) => [number, place]));
  const groups = [...alike.values()];
  return {
    rows: bySize.flatMap((number) => rows[number] ?? []),
    told: {
      people: groups.map((one) => one.people),
      rowsOf: groups.map((one) => one.rows.map((number) => places.get(number) ?? 0)),
      rows: rows.length,
    },
  };
}

/** Merges for everyone who is given away the smallest row that it follows from. @returns how many rows were merged */
function mergeFor({ rows }: System, found: readonly GivenAway[]): number {
  const merged = new Set<number>();
  for (const { rows: from } of found) {
    // What is merged for one may already hide the next: then the next check says so.
    if (from.some((row) => merged.has(row))) continue;
    const row = from.findLast((number) => rows[number]?.draft.merge(rows[number].name));
    if (row !== undefined) merged.add(row);
  }
  return merged.size;
}
