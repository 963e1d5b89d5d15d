import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { businessDate } from '../../src/config/clock.js';
import { freePort } from '../harness/free-port.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type ProcessWishes } from '../harness/server-process.js';
import { openSpring } from '../harness/spring.js';

/**
 * The database of a commune whose one point is open, on a real disk, for servers in processes of their own. It was written
 * to a day ago, which every clock believes.
 */
export interface Prepared {
  readonly code: string;
  /** A folder that is gone at the end of the part. */
  readonly folder: string;
  /** Copies the files of the database: into a folder of this name in `folder`, or to a path. */
  copy(to: string): string;
  remove(): void;
}

/** @param more done to the commune before it is copied */
export async function prepare(more: (server: TestServer) => Promise<void> = async () => undefined): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-faults-'));
  const made = join(folder, 'made');
  const server = await startServer(businessDate(new Date(Date.now() - 86_400_000)), settingsIn(made));
  const { point } = await openSpring(server, { opensOn: '2026-01-01', endsOn: '2099-12-01', locksOn: '2099-12-31' });
  await more(server);
  await server.stop();
  return {
    ...{ folder, code: point.code },
    copy: (to) => {
      const copied = resolve(folder, to);
      cpSync(made, copied, { recursive: true });
      return copied;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** How a server is told where its files are. */
function settingsIn(folder: string) {
  return {
    DATABASE_URL: `sqlite:${databaseIn(folder)}`,
    SECRETS_FILE: join(folder, 'secrets.json'),
    ATTACHMENTS_FOLDER: join(folder, 'attachments'),
    BACKUP_FOLDER: join(folder, 'backups'),
  };
}

export const databaseIn = (folder: string): string => join(folder, 'hai-long.sqlite');

/** How the process of a server on the files of a folder is started. */
export async function processIn(folder: string, more: Partial<ProcessWishes> = {}): Promise<ProcessWishes> {
  return { port: await freePort(), ...more, environment: { ...settingsIn(folder), ...more.environment } };
}
