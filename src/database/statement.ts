/**
 * Work inside a transaction, written once for both databases: a generator that yields statements and receives what
 * came of them. SQLite runs it in one synchronous block, so nothing else on the shared connection can come between;
 * PostgreSQL awaits each statement on a connection of its own.
 */
export interface Statement {
  /** Portable SQL with `$1`, `$2` … */
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** The table that it writes to: what was remembered of it is forgotten. Null for a read. */
  readonly writes: string | null;
}

export interface Outcome {
  readonly rows: readonly Row[];
  /** How many rows a statement that writes has added, changed or deleted. */
  readonly written: number;
}

export type Parameter = string | number | boolean | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;
export type Work<T> = Generator<Statement, T, Outcome>;

/**
 * Reads with SQL of its own within a unit of work: joins, sums, pages. What an entity's `Table` can say is said there.
 * @returns its rows, as the caller types them
 * @example const [sum] = yield* rows<{ n: unknown }>('SELECT SUM(issued) AS n FROM paper_batch WHERE code = $1', code);
 */
export function* rows<R extends object = Row>(sql: string, ...parameters: Parameter[]): Work<readonly R[]> {
  const { rows: found } = yield { sql, parameters, writes: null };
  return found as unknown as readonly R[];
}

/** Work over everything that the units of one group handed in. */
export type Finish<T> = (items: readonly T[]) => Work<void>;

/**
 * What the units of one commit have in common. Many responses add to the same sums: each unit hands its part in, and
 * the group writes every sum once, just before COMMIT. A group that is rolled back is thrown away with what it holds.
 */
export class Group {
  private readonly parts = new Map<Finish<never>, unknown[]>();
  private readonly known = new Map<string, unknown>();

  /** Reads once for all units what stays as it is until COMMIT, because the group holds it. */
  *once<T>(name: string, work: () => Work<T>): Work<T> {
    if (!this.known.has(name)) this.known.set(name, yield* work());
    return this.known.get(name) as T;
  }

  /** Hands an item in; `finish` runs once at the end of the group, with all items handed in for it. */
  handIn<T>(finish: Finish<T>, item: T): void {
    const items = this.parts.get(finish as Finish<never>) ?? [];
    items.push(item);
    this.parts.set(finish as Finish<never>, items);
  }

  /**
   * Does what the units so far have handed in, and forgets what they read: for a unit that relies on the sums, or
   * changes what the others rely on.
   */
  *settle(): Work<void> {
    yield* this.finish();
    this.parts.clear();
    this.known.clear();
  }

  /** Everything handed in, done. */
  *finish(): Work<void> {
    for (const [finish, items] of this.parts) yield* (finish as Finish<unknown>)(items);
  }
}
