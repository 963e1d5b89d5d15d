import type Database from 'better-sqlite3';
import { Remembered } from './remembered.js';
import type { Outcome, Parameter, Row, Statement, Work } from './statement.js';

/**
 * Runs units of work on SQLite. A group is one synchronous block from BEGIN to COMMIT, so no other user of TypeORM's
 * single connection can slip a statement in.
 */
export class SqliteRunner {
  /** What seldom changes, asked for with every response. */
  readonly remembered: Remembered;
  private readonly statements = new Map<string, Prepared>();
  private readonly look: Database.Statement;

  constructor(private readonly db: Database.Database) {
    const version = db.prepare('PRAGMA data_version').pluck();
    this.remembered = new Remembered(() => version.get());
    this.look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
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

  /** What is committed, and in the log still or already in the file as well. */
  get pagesInLog(): number {
    return (this.look.get() as { readonly log: number }).log;
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
