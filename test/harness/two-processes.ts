import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { newSecret } from '../../src/access/secret-code.js';
import { aFolder } from './fresh-database.js';
import { ownPostgres } from './postgres.js';
import type { TestServer } from './server.js';

const run = promisify(execFile);
const PORT = 42_000 + (process.pid % 9_000);

/** Two real processes on one PostgreSQL, with the same file of secrets, as behind a proxy. */
export interface TwoProcesses {
  /** Addresses, as whatever signs in takes them. */
  readonly here: Pick<TestServer, 'url'>;
  readonly there: Pick<TestServer, 'url'>;
  /** A command beside them. @returns what it prints */
  hailong(...args: readonly string[]): Promise<Record<string, string>>;
  query<Row>(sql: string, ...parameters: readonly unknown[]): Promise<readonly Row[]>;
  stop(): Promise<void>;
}

/** @param prepare what is in the database before they start */
export async function twoProcesses(
  prepare: (hailong: TwoProcesses['hailong']) => Promise<void>,
): Promise<TwoProcesses> {
  const folder = aFolder();
  const postgres = ownPostgres(3);
  await postgres.start();
  const client = new pg.Client(`${postgres.url}/postgres`);
  await client.connect();
  await client.query('CREATE DATABASE two');
  const inside = new pg.Client(`${postgres.url}/two`);
  await inside.connect();
  const environment = {
    ...process.env,
    ...{
      HOST: '127.0.0.1',
      DATABASE_URL: `${postgres.url}/two`,
      LOG_LEVEL: 'error',
      NODE_OPTIONS: '',
      LOCK_EVERY: '1',
    },
    ...{ SECRETS_FILE: join(folder, 'secrets.json'), ATTACHMENTS_FOLDER: join(folder, 'files') },
  };
  const hailong: TwoProcesses['hailong'] = async (...args) =>
    JSON.parse((await run('node', ['--disable-proto=delete', 'dist/cli.js', ...args], { env: environment })).stdout);
  // Both may begin at once: the secret is there before either.
  writeFileSync(environment.SECRETS_FILE, JSON.stringify({ secret: newSecret() }), { mode: 0o600 });
  const processes: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map(stopProcess));
    await Promise.all([client.end(), inside.end()]);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepare(hailong);
    processes.push(startProcess(PORT, environment), startProcess(PORT + 1, environment));
    await Promise.all([isReady(PORT), isReady(PORT + 1)]);
  } catch (error) {
    await stop();
    throw error;
  }
  const [here, there] = [0, 1].map((which) => ({ url: `http://127.0.0.1:${PORT + which}` }));
  if (!here || !there) throw new Error('There are not two');
  return {
    ...{ here, there, hailong },
    query: async (sql, ...parameters) => (await inside.query(sql, [...parameters])).rows,
    stop,
  };
}

function startProcess(port: number, environment: NodeJS.ProcessEnv): ChildProcess {
  const env = { ...environment, PORT: String(port) };
  return spawn('node', ['--disable-proto=delete', 'dist/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function isReady(port: number): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not start');
}

async function stopProcess(started: ChildProcess): Promise<void> {
  if (started.exitCode !== null) return;
  const gone = new Promise((resolve) => started.once('exit', resolve));
  started.kill('SIGTERM');
  await gone;
}
