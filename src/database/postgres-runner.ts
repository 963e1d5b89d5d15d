import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { CHANGED, type OtherServers } from './other-servers.js';
import { Remembered } from './remembered.js';
import { isRemembered, type Row, type Work } from './statement.js';

/** Runs units of work on PostgreSQL: a group shares one transaction on a connection of its own. */
export class PostgresRunner {
  /** Of what others tell of, and in any case no longer than half a second: a lost line is not always noticed at once. */
  private readonly remembered: Remembered;

  constructor(
    private readonly dataSource: DataSource,
    private readonly others: Pick<OtherServers, 'heard'> | null,
  ) {
    const age = () => Math.floor(performance.now() / LONGEST_REMEMBERED_MS);
    this.remembered = new Remembered(() => `${others?.heard} ${age()}`);
  }

  /** What is remembered; null while this server would not be told of a change. */
  get memory(): Remembered | null {
    return (this.others?.heard ?? null) === null ? null : this.remembered;
  }

  /** Results in the order of the works. Throws, with everything rolled back, when a unit or the commit fails. */
  commitGroup(works: readonly Work<unknown>[], finish: Work<void>): Promise<unknown[]> {
    return this.connected(async (client) => {
      await client.query('BEGIN');
      try {
        const driver = new Driver(client);
        const results: unknown[] = [];
        for (const work of works) results.push(await driver.drive(work));
        await driver.drive(finish);
        // Told to everybody with COMMIT, and not if there is none.
        if (driver.hasChanged) await client.query(`NOTIFY ${CHANGED}`);
        await client.query('COMMIT');
        if (driver.hasChanged) this.remembered.forget();
        return results;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  run<T>(work: Work<T>): Promise<T> {
    return this.connected((client) => new Driver(client).drive(work));
  }

  /** Asked by many at once it is read once; what could not be read is asked again. */
  answer<T>(memory: Remembered, question: string, work: () => Work<T>): Promise<T> {
    return memory.answer([], question, () => {
      const answer = this.run(work());
      answer.catch(() => memory.drop(question));
      return answer;
    });
  }

  private async connected<T>(ask: (client: PoolClient) => Promise<T>): Promise<T> {
    const connection = this.dataSource.createQueryRunner();
    try {
      return await ask(await connection.connect());
    } finally {
      await connection.release();
    }
  }
}

const LONGEST_REMEMBERED_MS = 500;

/** Two servers waited for each other: the whole group is tried again. */
export function isTie(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40P01' || code === '40001';
}

/** Another server has written a row of the same key meanwhile: whoever looks again finds it. */
export function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23505';
}

/** Asks the statements of a unit, and sees whether one changes what servers remember. */
class Driver {
  hasChanged = false;

  constructor(private readonly client: PoolClient) {}

  async drive<T>(work: Work<T>): Promise<T> {
    let step = work.next();
    while (!step.done) {
      const { sql, parameters, writes } = step.value;
      if (isRemembered(writes)) this.hasChanged = true;
      const { rows, rowCount } = await this.client.query<Row>(sql, [...parameters]);
      step = work.next({ rows, written: rowCount ?? 0 });
    }
    return step.value;
  }
}
