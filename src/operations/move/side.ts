import type { TableContents } from '../contents.js';

/** How a column is stored, on either database: `varchar` and `text`, `integer`, `double precision`, `boolean`, `blob`. */
export type Kind = 'text' | 'whole' | 'fraction' | 'flag' | 'bytes';

/** A table as its database describes it, its columns by name: their order differs after migrations. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
  /** The names of the columns that make its primary key, in their order there. */
  readonly key: readonly string[];
}

/** Values of one row, in the order of the table's columns. */
export type StoredRow = readonly unknown[];

/** One of the two databases of a move, held still until it is left. */
export interface Side {
  /** Everything that the installation stores; not what the database keeps of itself. */
  tables(): Promise<readonly TableShape[]>;
  /** Names of the migrations it has seen. */
  steps(): Promise<readonly string[]>;
  /** All rows, some at a time. */
  read(table: TableShape): AsyncIterable<readonly StoredRow[]>;
  write(table: TableShape, rows: readonly StoredRow[]): Promise<void>;
  /**
   * Rows and hash of what is stored, by the order of the key. The database itself writes each value in a form that both
   * have in common, so that nothing which reads or writes rows for the move has a part in it.
   */
  contents(table: TableShape): Promise<TableContents>;
  /** Makes what was written last. */
  keep(): Promise<void>;
  /** Lets go; what was not kept has never been. */
  leave(): Promise<void>;
}

/** How many rows are in memory at a time. */
export const A_FEW = 200;

/** What only one of the databases has: which migrations it saw, which it needs for itself. */
export const ofItself: readonly string[] = ['migrations', 'typeorm_metadata', 'backup_part'];

/** Names as SQL writes them, on both databases. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** @throws Error for a type that nothing here is stored in */
export function kindOf(type: string, place: string): Kind {
  const kind = kinds[type.toLowerCase().replace(/\(\d+\)$/, '')];
  if (!kind) throw new Error(`${place} is stored as ${type}, which no move knows`);
  return kind;
}

/** By the name that either database gives the type. */
const kinds: Readonly<Record<string, Kind>> = {
  varchar: 'text',
  'character varying': 'text',
  text: 'text',
  integer: 'whole',
  'double precision': 'fraction',
  boolean: 'flag',
  blob: 'bytes',
  bytea: 'bytes',
};
