import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../database/data-source.js';
import { whyUnavailable } from '../../database/unavailable.js';
import { flush } from '../backup.js';
import { RowsHash, type TableContents } from '../contents.js';
import { IN_USE, isOpenElsewhere } from '../in-use.js';
import { A_FEW, type Kind, kindOf, ofItself, quoted, type Side, type StoredRow, type TableShape } from './side.js';

/** A SQLite file of a move. A new one is made beside its place, and put there once it is whole. */
export class SqliteSide implements Side {
  private constructor(
    private readonly db: Database.Database,
    private readonly file: string,
    /** Where the file is to stand; null for one that is only read. */
    private readonly place: string | null,
  ) {
    // Nobody else writes to it until it is left.
    db.exec('BEGIN IMMEDIATE');
  }

  /** @throws Error where it is missing, damaged, or open in another process */
  static of(file: string): SqliteSide {
    if (!existsSync(file)) throw new Error(`${file} is missing`);
    if (isOpenElsewhere(file)) throw new Error(IN_USE);
    const db = new Database(file, { timeout: 500 });
    try {
      return new SqliteSide(db, file, null);
    } catch (cause) {
      db.close();
      const why = whyUnavailable(cause);
      if (why === 'held') throw new Error(IN_USE, { cause });
      throw why === 'damaged' ? new Error(`${file} is damaged: restore a backup`, { cause }) : cause;
    }
  }

  /** Makes all tables of this version. @throws Error where something stands there */
  static async make(place: string): Promise<SqliteSide> {
    if (existsSync(place)) throw new Error(`${place} exists already`);
    const file = `${place}.moving`;
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
    await (await new DataSource(dataSourceOptions(`sqlite:${file}`, file)).initialize()).destroy();
    return new SqliteSide(new Database(file), file, place);
  }

  async tables(): Promise<readonly TableShape[]> {
    const names = this.db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
      .pluck()
      .all() as string[];
    return names
      .filter((name) => !ofItself.includes(name))
      .sort()
      .map((name) => {
        const found = this.db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name) as Described[];
        const columns = found.map((one) => ({ name: one.name, kind: kindOf(one.type, `${name}.${one.name}`) }));
        const key = found.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
        return { name, columns: columns.sort((a, b) => (a.name < b.name ? -1 : 1)), key: key.map((one) => one.name) };
      });
  }

  async steps(): Promise<readonly string[]> {
    return this.db.prepare('SELECT name FROM migrations').pluck().all() as string[];
  }

  async *read({ name, columns }: TableShape): AsyncIterable<readonly StoredRow[]> {
    const statement = this.db.prepare(`SELECT ${quoted(columns.map((one) => one.name))} FROM "${name}"`);
    let some: StoredRow[] = [];
    for (const row of statement.raw().iterate()) {
      some.push(row as StoredRow);
      if (some.length < A_FEW) continue;
      yield some;
      some = [];
    }
    yield some;
  }

  async write({ name, columns }: TableShape, rows: readonly StoredRow[]): Promise<void> {
    const places = columns.map(() => '?').join(', ');
    const into = this.db.prepare(
      `INSERT INTO "${name}" (${quoted(columns.map((one) => one.name))}) VALUES (${places})`,
    );
    for (const row of rows) into.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
  }

  async contents({ name, columns, key }: TableShape): Promise<TableContents> {
    const written = columns.map((column) => asWritten[column.kind](`"${column.name}"`)).join(', ');
    const hash = new RowsHash();
    const statement = this.db.prepare(`SELECT ${written} FROM "${name}" ORDER BY ${quoted(key)}`);
    for (const row of statement.raw().iterate()) hash.add(row as StoredRow);
    return hash.contents;
  }

  async keep(): Promise<void> {
    this.db.exec('COMMIT');
    // One file, without the two beside it.
    this.db.pragma('journal_mode = DELETE');
    this.db.close();
    flush(this.file);
    if (this.place) renameSync(this.file, this.place);
  }

  async leave(): Promise<void> {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.db.close();
    if (this.place) for (const end of ['', '-wal', '-shm']) rmSync(`${this.file}${end}`, { force: true });
  }
}

interface Described {
  readonly name: string;
  readonly type: string;
  /** Its place in the primary key, from 1; 0 outside. */
  readonly pk: number;
}

/** The form of a value that both databases write alike: letters by their bytes. */
const asWritten: Readonly<Record<Kind, (column: string) => string>> = {
  text: (column) => `CASE WHEN ${column} IS NULL THEN NULL ELSE hex(${column}) END`,
  whole: (column) => `CAST(${column} AS TEXT)`,
  fraction: (column) => column,
  flag: (column) => `CAST(${column} AS TEXT)`,
  bytes: (column) => `CASE WHEN ${column} IS NULL THEN NULL ELSE hex(${column}) END`,
};
