import { type BeforeApplicationShutdown, Injectable, Optional } from '@nestjs/common';
import type Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { problem } from '../problem.js';
import { Checkpoints, WORTH_A_THREAD } from './checkpoints.js';
import { OtherServers } from './other-servers.js';
import { isTaken, isTie, PostgresRunner } from './postgres-runner.js';
import type { Remembered } from './remembered.js';
import { SqliteRunner } from './sqlite-runner.js';
import type { RememberedTable, Work } from './statement.js';
import { isUnkept, whyUnavailable } from './unavailable.js';

/**
 * Every write goes through here. TypeORM gives all users of SQLite one connection, so a rollback in one request would
 * take another's acknowledged write with it; one queue keeps them apart, and lets whatever arrived while the previous
 * commit ran share the next one. A promise resolves after COMMIT, never before.
 */
@Injectable()
export class WriteQueue implements BeforeApplicationShutdown {
  private readonly sqlite: SqliteRunner | null;
  private readonly postgres: PostgresRunner;
  private readonly checkpoints: Checkpoints | null;
  private waiting: Waiting[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private scheduled = false;
  private unkept: unknown = null;
  private tellUnkept: (error: unknown) => void = () => undefined;
  /** Resolves with the error once the disk failed to keep a commit. Nothing is acknowledged any more: the process has to end. */
  readonly diskFailed = new Promise<unknown>((resolve) => {
    this.tellUnkept = resolve;
  });

  constructor(dataSource: DataSource, @Optional() others?: OtherServers) {
    const db = dataSource.options.type === 'better-sqlite3' ? rawSqlite(dataSource) : null;
    this.sqlite = db && new SqliteRunner(db);
    this.checkpoints = db && new Checkpoints(db);
    this.postgres = new PostgresRunner(dataSource, others ?? null);
  }

  /**
   * Commits one small unit of work together with the others that wait. The function makes the unit anew if needed.
   * @throws what the unit throws; Problem `cannot-store-now`, with the cause, for what the database refuses
   */
  commit<T>(work: (group: Group) => Work<T>): Promise<T> {
    if (this.unkept !== null) return Promise.reject(refused(this.unkept));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, since: performance.now(), resolve: resolve as (value: unknown) => void, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      this.inTurn(() => this.commitWaiting()).catch(reject);
    });
  }

  /** Reads with the same kind of unit; needs no turn. */
  async read<T>(work: Work<T>): Promise<T> {
    return this.sqlite ? this.sqlite.run(work) : this.postgres.run(work);
  }

  /**
   * A read that comes with every request, of tables that seldom change: its answer is kept until they do. On PostgreSQL
   * other servers tell of that; one that would not hear them asks each time.
   * @param question names the read and everything it depends on
   */
  async remembered<T>(tables: readonly RememberedTable[], question: string, work: () => Work<T>): Promise<T> {
    const { sqlite, postgres, memory } = this;
    if (!memory) return postgres.run(work());
    if (!sqlite) return postgres.answer(memory, question, work);
    return memory.answer(tables, question, () => sqlite.run(work()));
  }

  /** Makes something of remembered reads, to be recalled under a name until one of them may have changed. */
  async keeping<T>(name: string, make: () => Promise<T>): Promise<T> {
    const { memory } = this;
    const before = memory?.timesForgotten;
    const made = await make();
    if (memory?.timesForgotten === before) memory?.keep(name, made);
    return made;
  }

  /** What `keeping` made; undefined where it has to be made again. */
  recall<T>(name: string): T | undefined {
    return this.memory?.recall(name) as T | undefined;
  }

  /** Forgets what `keeping` made under a name. */
  drop(name: string): void {
    this.memory?.drop(name);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.checkpoints?.end();
  }

  private get memory(): Remembered | null {
    return this.sqlite ? this.sqlite.remembered : this.postgres.memory;
  }

  /** Resolves when everything accepted so far is committed or refused. */
  async drained(): Promise<void> {
    while (this.waiting.length > 0) await this.last;
    await this.last;
  }

  private inTurn<T>(turn: () => Promise<T>): Promise<T> {
    const result = this.last.then(turn);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async commitWaiting(): Promise<void> {
    // Let every request that the event loop already holds join this group. Waiting 2 or 4 ms for more was measured at 500 a
    // second: 2 to 11 % less work, half of the answers 0.3 to 1.5 ms later, and the slowest no sooner.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.checkpoints?.pause) await this.checkpoints.pause;
    const group = this.waiting.splice(0, LARGEST_GROUP);
    this.scheduled = this.waiting.length > 0;
    if (this.scheduled) this.inTurn(() => this.commitWaiting()).catch(() => undefined);
    await this.commitTogether(group);
    const log = this.sqlite?.pagesInLog ?? 0;
    if (log >= WORTH_A_THREAD) this.checkpoints?.grown(log);
  }

  private async commitTogether(units: readonly Waiting[]): Promise<void> {
    const thrown = new Set<unknown>();
    // Whoever waited behind a group that the database kept waiting has waited as long.
    const since = Math.min(...units.map((unit) => unit.since));
    try {
      if (this.unkept !== null) throw this.unkept;
      const results = await patiently(since + LONGEST_WAIT_MS, async () => {
        const group = new Group();
        const works = units.map(({ work }) => noting(thrown, work(group)));
        const runner = this.sqlite ?? this.postgres;
        return runner.commitGroup(works, group.finish());
      });
      units.forEach(({ resolve }, index) => {
        resolve(results[index]);
      });
    } catch (error) {
      if (isUnkept(error)) {
        this.unkept = error;
        this.tellUnkept(error);
      }
      // What one of them cannot do, the others may: each gets a commit of its own. Where the database is held by others,
      // away, full or damaged, none can, and waiting for it again one by one would take as long for each.
      const told = thrown.has(error) ? error : refused(error);
      const isForAll = units.length === 1 || (!thrown.has(error) && whyUnavailable(error) !== null);
      if (isForAll) for (const { reject } of units) reject(told);
      else for (const unit of units) await this.commitTogether([unit]);
    }
  }
}

function refused(cause: unknown): Error {
  return Object.assign(problem.cannotStoreNow(), { cause });
}

/** Work over everything that the units of one group handed in. */
export type Finish<T> = (items: readonly T[]) => Work<void>;

/**
 * What the units of one commit have in common. Many responses add to the same sums: each unit hands its part in, and
 * the group writes every sum once, just before COMMIT. A group that is rolled back is thrown away with what it holds.
 */
export class Group {
  private readonly parts = new Map<Finish<never>, unknown[]>();
  private readonly known = new Map<string, unknown>();

  /** Reads once for all units what stays as it is until COMMIT, because the group holds it. */
  *once<T>(name: string, work: () => Work<T>): Work<T> {
    if (!this.known.has(name)) this.known.set(name, yield* work());
    return this.known.get(name) as T;
  }

  /** Hands an item in; `finish` runs once at the end of the group, with all items handed in for it. */
  handIn<T>(finish: Finish<T>, item: T): void {
    const items = this.parts.get(finish as Finish<never>) ?? [];
    items.push(item);
    this.parts.set(finish as Finish<never>, items);
  }

  /**
   * Does what the units so far have handed in, and forgets what they read: for a unit that relies on the sums, or
   * changes what the others rely on.
   */
  *settle(): Work<void> {
    yield* this.finish();
    this.parts.clear();
    this.known.clear();
  }

  /** Everything handed in, done. */
  *finish(): Work<void> {
    for (const [finish, items] of this.parts) yield* (finish as Finish<unknown>)(items);
  }
}

/** Notes what a unit throws of itself: what the runner throws does not come by here. */
function* noting<T>(thrown: Set<unknown>, work: Work<T>): Work<T> {
  try {
    return yield* work;
  } catch (error) {
    thrown.add(error);
    throw error;
  }
}

/**
 * Tries again while another process (a command beside the server) holds SQLite's write lock. The waiting is done here,
 * between tries, because SQLite's own would freeze the event loop. Where another server took a name between a unit's look
 * and its write, the unit looks once more, and says itself what it finds.
 */
async function patiently<T>(giveUpAt: number, attempt: () => Promise<T>): Promise<T> {
  let hasLookedAgain = false;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isTaken(error) && !hasLookedAgain) {
        hasLookedAgain = true;
        continue;
      }
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** SQLite's file is held by another process, or PostgreSQL broke a tie between two servers. */
function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (code.startsWith('SQLITE_BUSY') || isTie(error));
}

const LONGEST_WAIT_MS = 3_000;

interface Waiting {
  readonly work: (group: Group) => Work<unknown>;
  /** When it was handed in, as `performance.now()` has it. */
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Keeps one commit, and so the longest wait behind it, short. */
const LARGEST_GROUP = 500;

function rawSqlite(dataSource: DataSource): Database.Database {
  return (dataSource.driver as unknown as { databaseConnection: Database.Database }).databaseConnection;
}
