import { isSafe, MERGED, MINIMUM, type ParentRows } from './partition.js';
import { type Mark, NOBODY, pick, type Row, sumOf, type Table, type Union } from './published-table.js';

/** How a table stands to others that are published. */
export interface Surroundings {
  readonly parents: ParentRows | null;
  /** False for tables whose rows never stand beside their total. */
  readonly totalIsPublished: boolean;
  /** False keeps the merged row together. */
  readonly split: boolean;
}

/**
 * The next state of a table after its total moved by at least the minimum. Each row stays as it was or moves by at
 * least the minimum; what is not yet shown of the total is nobody or at least the minimum, and so is, between any two
 * publications, what the rows leave unexplained. Where that fails the smallest movers are held back.
 * @returns null when no choice satisfies the parents (then the parent's table must keep its rows)
 */
export function nextTable(
  previous: Table,
  fresh: ReadonlyMap<string, Row>,
  surroundings: Surroundings = { parents: null, totalIsPublished: true, split: true },
): Table | null {
  const state = new TableInMotion(previous, fresh, surroundings);
  for (const held of choicesToHold(state.movers)) {
    const next = state.withoutMoving(held);
    if (next) return next;
  }
  return null;
}

class TableInMotion {
  /** Rows that may move, smallest move first. */
  readonly movers: readonly string[];
  private readonly whole: ReadonlyMap<string, Row>;
  private readonly mergedKeys: readonly string[];
  private readonly leaving: readonly string[];

  constructor(
    private readonly previous: Table,
    private readonly fresh: ReadonlyMap<string, Row>,
    private readonly surroundings: Surroundings,
  ) {
    const present = [...fresh].filter(([, row]) => row.respondents > 0).map(([key]) => key);
    this.mergedKeys = present.filter((key) => !previous.shown[key]).toSorted();
    this.whole = new Map([
      ...Object.keys(previous.shown).map((key) => [key, fresh.get(key) ?? NOBODY] as const),
      [MERGED, sumOf(this.mergedKeys.flatMap((key) => fresh.get(key) ?? []))],
    ]);
    this.leaving = surroundings.split ? this.keysThatLeave() : [];
    this.movers = [...this.whole.keys()]
      .filter((id) => this.move(id) >= MINIMUM || (id === MERGED && this.leaving.length > 0))
      .filter((id) => this.isNewSinceHeld(id))
      .toSorted((a, b) => this.move(a) - this.move(b));
  }

  /** The table when all movers but these move; null when it would give somebody away. */
  withoutMoving(held: readonly string[]): Table | null {
    const moving = new Set(this.movers.filter((id) => !held.includes(id)));
    const table = this.tableOf(moving);
    const unions = this.unionsWith(table, moving.has(MERGED));
    if (!this.parentsAreSafe(table) || !unionsAreSafe(unions, table)) return null;
    if (!this.surroundings.totalIsPublished) return { ...table, marks: [], unions };

    const hidden = (id: string): number => (moving.has(id) ? 0 : this.move(id));
    const ids = [...this.whole.keys()];
    if (!isSafe(ids.reduce((sum, id) => sum + hidden(id), 0))) return null;
    const marks = this.previous.marks.map((mark) => this.advance(mark, moving));
    const came = (id: string, mark: Mark): number => this.count(id) - (mark.behind[id] ?? 0);
    const unexplained = (mark: Mark): number =>
      ids.reduce((sum, id) => sum + (id in mark.behind ? came(id, mark) : hidden(id)), mark.settled);
    if (!marks.every((mark) => isSafe(unexplained(mark)))) return null;
    const behind = Object.fromEntries(ids.filter((id) => hidden(id) > 0).map((id) => [id, this.count(id)]));
    return { ...table, marks: [...marks, { settled: 0, behind }].filter(matters), unions };
  }

  /** The merged rows published so far, with the one of this table where it is new. */
  private unionsWith({ merged }: Omit<Table, 'marks'>, isNew: boolean): readonly Union[] {
    const before = this.previous.unions ?? unionOf(this.previous.merged);
    return isNew ? [...before, ...unionOf(merged)] : before;
  }

  private keysThatLeave(): string[] {
    const move = this.move(MERGED);
    if (!isSafe(move)) return [];
    const leaving: string[] = [];
    let rest = this.count(MERGED);
    const count = (key: string): number => this.fresh.get(key)?.respondents ?? 0;
    for (const key of this.mergedKeys.toSorted((a, b) => count(b) - count(a))) {
      if (count(key) < MINIMUM || !isSafe(rest - count(key))) continue;
      leaving.push(key);
      rest -= count(key);
    }
    return leaving;
  }

  private tableOf(moving: ReadonlySet<string>): Omit<Table, 'marks'> {
    const shown = Object.entries(this.previous.shown).map(([key, row]) => [
      key,
      moving.has(key) ? (this.whole.get(key) ?? row) : row,
    ]);
    const { merged } = this.previous;
    if (!moving.has(MERGED)) {
      return { shown: Object.fromEntries(shown), merged: { keys: this.mergedKeys, row: merged.row } };
    }
    const keys = this.mergedKeys.filter((key) => !this.leaving.includes(key));
    const row = sumOf(keys.flatMap((key) => this.fresh.get(key) ?? []));
    return {
      shown: { ...Object.fromEntries(shown), ...pick(this.fresh, this.leaving) },
      merged: { keys, row: keys.length > 0 ? row : null },
    };
  }

  private parentsAreSafe({ shown }: Omit<Table, 'marks'>): boolean {
    const { parents } = this.surroundings;
    if (!parents) return true;
    const unshown = new Map(parents.respondents);
    for (const [key, row] of Object.entries(shown)) {
      const parent = parents.rowOf.get(key);
      const rest = parent === undefined ? undefined : unshown.get(parent);
      if (parent !== undefined && rest !== undefined) unshown.set(parent, rest - row.respondents);
    }
    return [...unshown.values()].every(isSafe);
  }

  private advance(mark: Mark, moving: ReadonlySet<string>): Mark {
    const [caughtUp, behind] = [Object.entries(mark.behind).filter(([id]) => moving.has(id)), { ...mark.behind }];
    for (const [id] of caughtUp) delete behind[id];
    return { settled: caughtUp.reduce((sum, [id, then]) => sum + this.count(id) - then, mark.settled), behind };
  }

  /**
   * A row that was held back moves only together with somebody new. Otherwise it would show later what it was then, and
   * so tell apart the others who came then.
   */
  private isNewSinceHeld(id: string): boolean {
    const then = this.previous.marks.at(-1)?.behind[id];
    return then === undefined || this.count(id) > then;
  }

  private count(id: string): number {
    return this.whole.get(id)?.respondents ?? 0;
  }

  private move(id: string): number {
    const published = id === MERGED ? this.previous.merged.row : this.previous.shown[id];
    return this.count(id) - (published?.respondents ?? 0);
  }
}

function unionOf({ keys, row }: Table['merged']): readonly Union[] {
  return row ? [{ keys, respondents: row.respondents }] : [];
}

/**
 * Whether no earlier merged row can be put together again from what is published now, with one to nine people more: a
 * key that joined the merged row and later left it would give away who came to the others in between.
 */
function unionsAreSafe(unions: readonly Union[], { shown, merged: { row } }: Omit<Table, 'marks'>): boolean {
  const merged = row && unions.at(-1);
  return unions.every((union) => {
    const whole = merged?.keys.every((key) => union.keys.includes(key)) ? merged : null;
    const others = union.keys.filter((key) => !whole?.keys.includes(key));
    if (!others.every((key) => shown[key])) return true;
    const now = others.reduce((sum, key) => sum + (shown[key]?.respondents ?? 0), whole?.respondents ?? 0);
    return isSafe(now - union.respondents);
  });
}

/** A mark that can still be violated: otherwise it is the same as "not yet shown", or large enough for ever. */
function matters({ settled, behind }: Mark): boolean {
  return settled < MINIMUM && (settled > 0 || Object.keys(behind).length > 0);
}

/** None, then one, then two, then all. Holding back everything always satisfies the rule within one table. */
function* choicesToHold(movers: readonly string[]): Generator<readonly string[]> {
  yield [];
  for (const one of movers) yield [one];
  for (const [index, one] of movers.entries()) {
    for (const other of movers.slice(index + 1)) yield [one, other];
  }
  yield movers;
}
