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

/** Tables of which answers are remembered (`WriteQueue.remembered`): a change of one is told to every server. */
const rememberedTables = [
  ...(['campaign', 'campaign_point', 'collection_point', 'commune_catalogue'] as const),
  ...(['publication', 'replaced_code', 'set_aside', 'visit_count'] as const),
] as const;
export type RememberedTable = (typeof rememberedTables)[number];

export function isRemembered(table: string | null): boolean {
  return (rememberedTables as readonly (string | null)[]).includes(table);
}

export interface Outcome {
  readonly rows: readonly Row[];
  /** How many rows a statement that writes has added, changed or deleted. */
  readonly written: number;
}

export type Parameter = string | number | boolean | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;
export type Work<T> = Generator<Statement, T, Outcome>;
