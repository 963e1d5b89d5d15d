import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { dataSourceOptions, outliveBackends } from '../../database/data-source.js';
import { connected } from '../../database/database.module.js';
import { RowsHash, type TableContents } from '../contents.js';
import { IN_USE } from '../in-use.js';
import { A_FEW, type Kind, kindOf, ofItself, quoted, type Side, type StoredRow, type TableShape } from './side.js';

/** A database of PostgreSQL in a move: whatever is done to it, its tables included, is one transaction. */
export class PostgresSide implements Side {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
  ) {}

  /** @throws Error where it cannot be reached, or anybody else is connected to it */
  static async of(url: string): Promise<PostgresSide> {
    return PostgresSide.opened(url, async (side) => {
      const [others] = await side.query<{ n: string }>(
        `SELECT COUNT(*) AS n FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> $1`,
        OURS,
      );
      if (Number(others?.n) > 0) throw new Error(IN_USE);
      const names = (await side.tables()).map(({ name }) => name);
      // Nobody writes until it is left: what was written meanwhile would stay behind.
      if (names.length > 0) await side.query(`LOCK TABLE ${quoted(names)} IN SHARE MODE`);
    });
  }

  /** Makes all tables of this version. @throws Error where there are any */
  static async make(url: string): Promise<PostgresSide> {
    return PostgresSide.opened(url, async (side) => {
      const [found] = await side.query<{ n: string }>(
        'SELECT COUNT(*) AS n FROM pg_tables WHERE schemaname = current_schema()',
      );
      if (Number(found?.n) > 0) throw new Error(`The database at ${new URL(url).host} is not empty (--to)`);
      const migrations = new MigrationExecutor(side.dataSource, side.runner);
      migrations.transaction = 'none';
      await migrations.executePendingMigrations();
    });
  }

  private static async opened(url: string, prepare: (side: PostgresSide) => Promise<void>): Promise<PostgresSide> {
    const options = { ...dataSourceOptions(url, null), migrationsRun: false, applicationName: OURS };
    const dataSource = await connected(new DataSource(options));
    outliveBackends(dataSource);
    const side = new PostgresSide(dataSource, dataSource.createQueryRunner());
    try {
      await side.runner.startTransaction('REPEATABLE READ');
      // It waits for the other side as long as that takes.
      for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) {
        await side.query(`SET LOCAL ${limit} = 0`);
      }
      await prepare(side);
      return side;
    } catch (error) {
      await side.leave();
      throw error;
    }
  }

  async tables(): Promise<readonly TableShape[]> {
    const columns = await this.query<{ name: string; column: string; type: string }>(
      `SELECT table_name AS name, column_name AS column, data_type AS type FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name NOT IN (${ofItself.map((one) => `'${one}'`).join(', ')})
       ORDER BY 1`,
    );
    const keys = await this.query<{ name: string; column: string }>(
      `SELECT table_name AS name, column_name AS column
       FROM information_schema.table_constraints JOIN information_schema.key_column_usage
         USING (constraint_schema, constraint_name, table_schema, table_name)
       WHERE table_schema = current_schema() AND constraint_type = 'PRIMARY KEY' ORDER BY ordinal_position`,
    );
    return [...new Set(columns.map(({ name }) => name))].sort().map((name) => {
      const own = columns.filter((one) => one.name === name);
      const shaped = own.map(({ column, type }) => ({ name: column, kind: kindOf(type, `${name}.${column}`) }));
      const key = keys.filter((one) => one.name === name).map(({ column }) => column);
      return { name, columns: shaped.sort((a, b) => (a.name < b.name ? -1 : 1)), key };
    });
  }

  async steps(): Promise<readonly string[]> {
    return (await this.query<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name);
  }

  async *read({ name, columns }: TableShape): AsyncIterable<readonly StoredRow[]> {
    for await (const rows of this.some(`SELECT ${quoted(columns.map((one) => one.name))} FROM "${name}"`)) {
      yield rows.map((row) => columns.map((column) => row[column.name]));
    }
  }

  async write({ name, columns }: TableShape, rows: readonly StoredRow[]): Promise<void> {
    if (rows.length === 0) return;
    const places = rows.map(
      (row, at) => `(${row.map((_, column) => `$${at * columns.length + column + 1}`).join(', ')})`,
    );
    const into = `INSERT INTO "${name}" (${quoted(columns.map((one) => one.name))}) VALUES ${places.join(', ')}`;
    await this.query(into, ...rows.flat());
  }

  async contents({ name, columns, key }: TableShape): Promise<TableContents> {
    const written = columns.map((column) => `${asWritten[column.kind](`"${column.name}"`)} AS "${column.name}"`);
    const texts = columns.filter(({ kind }) => kind === 'text').map((one) => one.name);
    // Letters by their bytes, as SQLite orders them; otherwise by the language of the database.
    const order = key.map((one) => `"${name}"."${one}"${texts.includes(one) ? ' COLLATE "C"' : ''}`).join(', ');
    const hash = new RowsHash();
    for await (const rows of this.some(`SELECT ${written.join(', ')} FROM "${name}" ORDER BY ${order}`)) {
      for (const row of rows) hash.add(columns.map((column) => row[column.name]));
    }
    return hash.contents;
  }

  async keep(): Promise<void> {
    await this.runner.commitTransaction();
  }

  async leave(): Promise<void> {
    if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
    await this.runner.release();
    await this.dataSource.destroy();
  }

  /** What a question answers, some rows at a time. */
  private async *some(sql: string): AsyncIterable<readonly Record<string, unknown>[]> {
    await this.query(`DECLARE moving NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const rows = await this.query<Record<string, unknown>>(`FETCH ${A_FEW} FROM moving`);
      if (rows.length === 0) break;
      yield rows;
    }
    await this.query('CLOSE moving');
  }

  private query<R>(sql: string, ...parameters: unknown[]): Promise<readonly R[]> {
    return this.runner.query(sql, parameters);
  }
}

/** As PostgreSQL calls our own connections. */
const OURS = 'hai-long move';

/** The form of a value that both databases write alike: letters by their bytes. */
const asWritten: Readonly<Record<Kind, (column: string) => string>> = {
  text: (column) => `upper(encode(convert_to(${column}, 'UTF8'), 'hex'))`,
  whole: (column) => `${column}::text`,
  fraction: (column) => column,
  flag: (column) => `${column}::integer::text`,
  bytes: (column) => `upper(encode(${column}, 'hex'))`,
};
