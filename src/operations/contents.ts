import { createHash, type Hash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** What a table holds: how many rows, and a hash (SHA-256, hexadecimal) of all of them. */
export interface TableContents {
  readonly rows: number;
  readonly sha256: string;
}

export type Contents = Readonly<Record<string, TableContents>>;

/** A table of SQLite, with the columns in their order and those that order its rows. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** The tables of a database, but for those that are about the file itself. */
function tablesOf(db: Database.Database): readonly Table[] {
  const names = db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return names
    .filter((name) => name !== 'backup_part')
    .map((name) => {
      const columns = db.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as {
        name: string;
        pk: number;
      }[];
      const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      return { name, columns: columns.map((one) => one.name), key: key.map((one) => one.name) };
    });
}

/** Everything that a SQLite database holds. SQLite itself finds a damaged page, but not a changed letter in a row. */
export function contentsOf(db: Database.Database): Contents {
  return Object.fromEntries(
    tablesOf(db).map((table) => {
      const rows = new RowsHash();
      for (const row of db.prepare(selectInOrder(table)).raw().iterate()) rows.add(row as unknown[]);
      return [table.name, rows.contents];
    }),
  );
}

/** All rows of a table in the order of its key. */
function selectInOrder({ name, columns, key }: Table): string {
  const quoted = (names: readonly string[]): string => names.map((one) => `"${one}"`).join(', ');
  return `SELECT ${quoted(columns)} FROM "${name}" ORDER BY ${quoted(key)}`;
}

/** Hashes rows one after the other. */
export class RowsHash {
  private readonly hash: Hash = createHash('sha256');
  private rows = 0;

  add(row: readonly unknown[]): void {
    this.rows += 1;
    this.hash.update(`${JSON.stringify(row.map(comparable))}\n`);
  }

  get contents(): TableContents {
    return { rows: this.rows, sha256: this.hash.copy().digest('hex') };
  }
}

function comparable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? value.toString('base64') : value;
}
