import type Database from 'better-sqlite3';
import type { Parameter, Row, Statement, Work } from './statement.js';

/**
 * Runs units of work on SQLite. A group is one synchronous block from BEGIN to COMMIT, so no other user of TypeORM's
 * single connection can slip a statement in. One bad unit does not fail its group: it is rolled back to a savepoint.
 */
export class SqliteRunner {
  private readonly statements = new Map<string, Database.Statement>();

  constructor(private readonly db: Database.Database) {}

  /** Results in the order of the works; an Error where a unit failed. Throws when the commit itself fails. */
  commitGroup(works: readonly Work<unknown>[], finish: Work<void>): unknown[] {
    if (this.db.inTransaction) throw new Error('A group commit may not start inside an open transaction');
    this.control('BEGIN IMMEDIATE');
    try {
      const results = works.map((work) => this.runUnit(work));
      this.run(finish);
      this.control('COMMIT');
      return results;
    } catch (error) {
      if (this.db.inTransaction) this.control('ROLLBACK');
      throw error;
    }
  }

  private runUnit(work: Work<unknown>): unknown {
    this.control('SAVEPOINT unit');
    try {
      const result = this.run(work);
      this.control('RELEASE unit');
      return result;
    } catch (error) {
      if (!this.db.inTransaction) throw error;
      this.control('ROLLBACK TO unit');
      this.control('RELEASE unit');
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Reads outside of any transaction of the caller's. */
  run<T>(work: Work<T>): T {
    let step = work.next([]);
    while (!step.done) step = work.next(this.execute(step.value));
    return step.value;
  }

  private control(sql: string): void {
    this.prepared(sql).run();
  }

  private execute({ sql, parameters }: Statement): readonly Row[] {
    const statement = this.prepared(sql);
    const bound = Object.fromEntries(parameters.map((value, index) => [index + 1, asSqlite(value)]));
    const given = parameters.length > 0 ? [bound] : [];
    if (statement.reader) return statement.all(...given) as Row[];
    statement.run(...given);
    return [];
  }

  private prepared(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(asSqliteText(sql));
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/** SQLite numbers its parameters `?1`, and has locked the whole file where PostgreSQL locks a row. */
function asSqliteText(sql: string): string {
  return sql.replace(/\$(\d+)/g, '?$1').replace(/ FOR UPDATE$/, '');
}

function asSqlite(value: Parameter): string | number | null | Uint8Array {
  return typeof value === 'boolean' ? Number(value) : value;
}
