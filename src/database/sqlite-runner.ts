import type Database from 'better-sqlite3';
import type { Outcome, Parameter, Row, Statement, Work } from './statement.js';

/**
 * Runs units of work on SQLite. A group is one synchronous block from BEGIN to COMMIT, so no other user of TypeORM's
 * single connection can slip a statement in.
 */
export class SqliteRunner {
  /** What seldom changes, asked for with every response. */
  readonly remembered: Remembered;
  private readonly statements = new Map<string, Prepared>();

  constructor(private readonly db: Database.Database) {
    const version = db.prepare('PRAGMA data_version').pluck();
    this.remembered = new Remembered(() => version.get());
  }

  /** Results in the order of the works. Throws, with everything rolled back, when a unit or the commit fails. */
  commitGroup(works: readonly Work<unknown>[], finish: Work<void>): unknown[] {
    if (this.db.inTransaction) throw new Error('A group commit may not start inside an open transaction');
    this.control('BEGIN IMMEDIATE');
    try {
      const results = works.map((work) => this.run(work));
      this.run(finish);
      this.control('COMMIT');
      return results;
    } catch (error) {
      if (this.db.inTransaction) this.control('ROLLBACK');
      this.remembered.forget();
      throw error;
    }
  }

  /** Inside the group's transaction, or a read outside of any. */
  run<T>(work: Work<T>): T {
    let step = work.next();
    while (!step.done) step = work.next(this.execute(step.value));
    return step.value;
  }

  private control(sql: string): void {
    this.prepared(sql).statement.run();
  }

  private execute({ sql, parameters, writes }: Statement): Outcome {
    const { statement, places } = this.prepared(sql);
    if (writes !== null) this.remembered.written(writes);
    else if (!statement.readonly) throw new Error(`What is remembered would grow old: where does this write? ${sql}`);
    const bound = places.map((place) => asSqlite(parameters[place] ?? null));
    if (!statement.reader) return { rows: NO_ROWS, written: statement.run(bound).changes };
    const rows = statement.all(bound) as Row[];
    return { rows, written: rows.length };
  }

  private prepared(sql: string): Prepared {
    let prepared = this.statements.get(sql);
    if (!prepared) {
      prepared = prepare(this.db, sql);
      this.statements.set(sql, prepared);
    }
    return prepared;
  }
}

interface Prepared {
  readonly statement: Database.Statement;
  /** Index of the parameter for each `?`. */
  readonly places: readonly number[];
}

const NO_ROWS: readonly Row[] = [];

/** SQLite binds a list fastest to plain `?`, and has locked the whole file where PostgreSQL locks a row. */
function prepare(db: Database.Database, sql: string): Prepared {
  return {
    statement: db.prepare(sql.replace(/\$\d+/g, '?').replace(/ FOR UPDATE$/, '')),
    places: [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1),
  };
}

function asSqlite(value: Parameter): string | number | null | Uint8Array {
  return typeof value === 'boolean' ? Number(value) : value;
}

/**
 * Answers of reads that come with every request and seldom change. They are kept until one of their tables is written
 * to, and all are forgotten when another process (a command beside the server) may have written.
 */
export class Remembered {
  private readonly tables = new Set<string>();
  private readonly answers = new Map<string, unknown>();
  private version: unknown = null;
  private isChecked = false;
  private times = 0;

  /** @param dataVersion a value that changes when another connection has written to the database */
  constructor(private readonly dataVersion: () => unknown) {}

  /**
   * @param tables that the answer comes from
   * @param question names the read and everything it depends on
   */
  answer<T>(tables: readonly string[], question: string, read: () => T): T {
    this.checkVersion();
    if (this.answers.has(question)) return this.answers.get(question) as T;
    for (const table of tables) this.tables.add(table);
    const answer = read();
    this.keep(question, answer);
    return answer;
  }

  /** How often everything was forgotten: whoever makes something of several answers compares it before and after. */
  get timesForgotten(): number {
    return this.times;
  }

  /** Keeps what was made of answers given before. */
  keep(question: string, answer: unknown): void {
    if (this.answers.size >= MOST_KEPT) this.forget();
    this.answers.set(question, answer);
  }

  /** What was kept under a name; undefined where it was forgotten. */
  recall(question: string): unknown {
    this.checkVersion();
    return this.answers.get(question);
  }

  /** Forgets one of them. */
  drop(question: string): void {
    this.answers.delete(question);
  }

  /** Once for all requests that the event loop holds at the moment. */
  private checkVersion(): void {
    if (this.isChecked) return;
    const version = this.dataVersion();
    if (version !== this.version) this.forget();
    this.version = version;
    this.isChecked = true;
    setImmediate(() => {
      this.isChecked = false;
    });
  }

  written(table: string): void {
    if (this.tables.has(table)) this.forget();
  }

  forget(): void {
    this.times += 1;
    this.answers.clear();
  }
}

/** More than the points of a large city; whoever tries out codes fills no memory. */
const MOST_KEPT = 20_000;
