import Database from 'better-sqlite3';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { TestServer } from './server.js';

/** Letters and numbers that one database may store otherwise than the other. */
const texts = [
  'Đường Nguyễn Huệ',
  'Hòa',
  'Hòa'.normalize('NFD'),
  '',
  ' ',
  '0.10',
  '😀 𠀀',
  "'\\",
  'x'.repeat(9_000),
  '\t\r\n',
];
const values: Readonly<Record<string, readonly unknown[]>> = {
  varchar: texts,
  text: texts,
  'simple-json': ['{"b":1,"a":[0.1,null,"Đ"]}', '{}', '"\\u0111"'],
  integer: [0, -1, 2_147_483_647, -2_147_483_648],
  'double precision': [0, 0.1, -1e-300, 1 / 3, 1.7976931348623157e308],
  boolean: [1, 0],
  bytea: [Buffer.of(0, 1, 127, 128, 255), Buffer.of(), Buffer.from('\0Đ\\x41')],
};

/** Fills each table that is empty with rows of nobody's, so that every table of the entities has some. */
export async function fillEmptyTables(server: TestServer): Promise<readonly string[]> {
  const dataSource = server.get(DataSource);
  const filled: string[] = [];
  for (const { tableName, columns } of dataSource.entityMetadatas) {
    const [{ n }] = await dataSource.query(`SELECT COUNT(*) AS n FROM ${tableName}`);
    if (Number(n) > 0) continue;
    filled.push(tableName);
    for (let row = 0; row < texts.length; row += 1) {
      const stored = columns.map(({ type, length, isPrimary, isNullable }) => {
        const kind = typeof type === 'function' ? 'varchar' : String(type);
        const found = values[kind];
        if (!found) throw new Error(`${tableName}: no values of type ${kind}`);
        if (isPrimary)
          return kind === 'integer' ? row - 3 : `${row}/${texts[row]}`.slice(0, length ? Number(length) : 100);
        const value = isNullable && row % 3 === 1 ? null : found[row % found.length];
        return typeof value === 'string' && length ? value.slice(0, Number(length)) : value;
      });
      const names = columns.map(({ databaseName }) => `"${databaseName}"`);
      const into = `INSERT INTO ${tableName} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
      await dataSource.query(into, stored);
    }
  }
  return filled;
}

/** Every row of every table but the list of migrations, each as text, in an order of its own. */
export type EveryRow = Readonly<Record<string, readonly string[]>>;

/** Reads a database as its driver gives it, without anything of the product. */
export async function everyRow(url: string): Promise<EveryRow> {
  const { tables, all, close } = url.startsWith('sqlite:') ? sqlite(url) : await postgres(url);
  const rows: Record<string, readonly string[]> = {};
  for (const name of await tables()) {
    if (name === 'migrations') continue;
    rows[name] = (await all(`SELECT * FROM "${name}"`)).map(asText).sort();
  }
  await close();
  return rows;
}

/** Yes and no are numbers on SQLite. */
function asText(row: object): string {
  const named = Object.entries(row).map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]);
  return JSON.stringify(named.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

interface Reader {
  readonly tables: () => Promise<readonly string[]>;
  readonly all: (sql: string) => Promise<readonly object[]>;
  readonly close: () => Promise<void>;
}

function sqlite(url: string): Reader {
  const db = new Database(url.slice('sqlite:'.length), { readonly: true });
  const names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
  return {
    tables: async () => db.prepare(names).pluck().all() as string[],
    all: async (sql) => db.prepare(sql).all() as object[],
    close: async () => void db.close(),
  };
}

async function postgres(url: string): Promise<Reader> {
  const client = new pg.Client(url);
  await client.connect();
  const all = async (sql: string): Promise<Record<string, unknown>[]> => (await client.query(sql)).rows;
  return {
    tables: async () =>
      (await all("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")).map(
        ({ tablename }) => String(tablename),
      ),
    all,
    close: () => client.end(),
  };
}
