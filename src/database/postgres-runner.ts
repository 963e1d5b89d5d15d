import type { DataSource, QueryRunner } from 'typeorm';
import type { Row, Work } from './statement.js';

/** Runs units of work on PostgreSQL: a group shares one transaction on a connection of its own. */
export class PostgresRunner {
  constructor(private readonly dataSource: DataSource) {}

  /** Results in the order of the works. Throws, with everything rolled back, when a unit or the commit fails. */
  async commitGroup(works: readonly Work<unknown>[], finish: Work<void>): Promise<unknown[]> {
    const connection = this.dataSource.createQueryRunner();
    try {
      await connection.startTransaction();
      const results: unknown[] = [];
      for (const work of works) results.push(await drive(connection, work));
      await drive(connection, finish);
      await connection.commitTransaction();
      return results;
    } catch (error) {
      if (connection.isTransactionActive) await connection.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await connection.release();
    }
  }

  async run<T>(work: Work<T>): Promise<T> {
    const connection = this.dataSource.createQueryRunner();
    try {
      return await drive(connection, work);
    } finally {
      await connection.release();
    }
  }
}

/** Two servers waited for each other: the whole group is tried again. */
export function isTie(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40P01' || code === '40001';
}

/** Another server has written a row of the same key meanwhile: whoever looks again finds it. */
export function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23505';
}

async function drive<T>(connection: QueryRunner, work: Work<T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    const { sql, parameters } = step.value;
    const result: { records?: Row[]; affected?: number } = await connection.query(sql, [...parameters], true);
    step = work.next({ rows: result.records ?? [], written: result.affected ?? 0 });
  }
  return step.value;
}
