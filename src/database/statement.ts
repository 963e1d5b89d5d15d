/**
 * Work inside a transaction, written once for both databases: a generator that yields statements and receives rows.
 * SQLite runs it in one synchronous block, so nothing else on the shared connection can come between; PostgreSQL
 * awaits each statement on a connection of its own.
 */
export interface Statement {
  /** Portable SQL with `$1`, `$2` … */
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

export type Parameter = string | number | boolean | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;
export type Work<T> = Generator<Statement, T, readonly Row[]>;

/**
 * Runs one statement within a unit of work.
 * @returns its rows, as the caller types them
 * @example const [point] = yield* rows<{ id: string }>('SELECT id FROM collection_point WHERE code = $1', code);
 */
export function* rows<R extends object = Row>(sql: string, ...parameters: Parameter[]): Work<readonly R[]> {
  const result = yield { sql, parameters };
  return result as unknown as readonly R[];
}
