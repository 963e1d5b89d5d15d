import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
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
  const hailong: TwoProcesses['hailong'] = async (...args) => JSON.parse(await printed(args, environment));
  await prepare(hailong);
  const processes = await Promise.all([0, 1].map((which) => startProcess(PORT + which, environment)));
  const [here, there] = [0, 1].map((which) => ({ url: `http://127.0.0.1:${PORT + which}` }));
  if (!here || !there) throw new Error('There are not two');
  return {
    ...{ here, there, hailong },
    query: async (sql, ...parameters) => (await inside.query(sql, [...parameters])).rows,
    stop: async () => {
      await Promise.all(processes.map(stopProcess));
      await Promise.all([client.end(), inside.end()]);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A command that found no database did nothing: on a busy machine five seconds may be too short to reach it. */
async function printed(args: readonly string[], env: NodeJS.ProcessEnv, tries = 5): Promise<string> {
  try {
    return (await run('node', ['--disable-proto=delete', 'dist/cli.js', ...args], { env })).stdout;
  } catch (error) {
    if (tries === 0 || !String(error).includes('cannot be reached')) throw error;
    return printed(args, env, tries - 1);
  }
}

async function startProcess(port: number, environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const env = { ...environment, PORT: String(port) };
  const started = spawn('node', ['--disable-proto=delete', 'dist/main.js'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (ready?.ok) return started;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  started.kill('SIGKILL');
  throw new Error('The server did not start');
}

async function stopProcess(started: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => started.once('exit', resolve));
  started.kill('SIGTERM');
  await gone;
}
