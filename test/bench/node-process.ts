import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Profiler } from 'node:inspector';
import { connect } from 'node:net';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort } from '../harness/free-port.js';
import type { ProbeReport } from './probe.js';

/** Servers run on the first core and whoever loads them on the second, where the system can tell processes so. */
const SERVER_CORE = 0;
export const LOADER_CORE = 1;

export interface NodeProgram {
  /** Path of the script, from the root of the checkout. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly core: number;
}

/** A process of node that can be asked what it uses. */
export interface NodeProcess {
  readonly child: ChildProcess;
  /** Sends a message and waits for the answer. */
  ask<T>(message: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a program; it is ended with its process ID by `stop`, or at the latest when this process ends. */
export function startNode({ script, args = [], nodeArgs = [], environment = {}, core }: NodeProgram): NodeProcess {
  const command = [...pinnedTo(core), process.execPath, ...nodeArgs, script, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  const gone = once(child, 'exit').finally(() => running.delete(child));
  return {
    child,
    ask: async <T>(message: unknown): Promise<T> => {
      const answer = once(child, 'message');
      child.send(message as object);
      const early = gone.then(() => Promise.reject(new Error(`${script} ended early`)));
      const [value] = await Promise.race([answer, early]);
      return value as T;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** A server under measurement. */
export interface Server {
  readonly port: number;
  /** From the start of the process to the first connection taken, in milliseconds. */
  readonly startedIn: number;
  readonly report: () => Promise<ProbeReport>;
  readonly watchEventLoop: () => Promise<ProbeReport>;
  /** Where the processor's time goes, from now on until the profile is asked for. */
  readonly startProfile: () => Promise<ProbeReport>;
  readonly profile: () => Promise<Profiler.Profile>;
  readonly stop: () => Promise<void>;
}

/** Starts a server, with the probe inside, and waits until it takes connections. */
export async function startServer(program: Omit<NodeProgram, 'core'>): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const server = startNode({
    ...program,
    nodeArgs: ['--import', fileURLToPath(new URL('./probe.js', import.meta.url)), ...(program.nodeArgs ?? [])],
    environment: { ...program.environment, PORT: String(port), HOST: '127.0.0.1' },
    core: SERVER_CORE,
  });
  while (!(await takesConnections(port))) {
    if (server.child.exitCode !== null || server.child.signalCode !== null)
      throw new Error(`${program.script} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    port,
    startedIn: performance.now() - began,
    report: () => server.ask('report'),
    watchEventLoop: () => server.ask('watch'),
    startProfile: () => server.ask('profile'),
    profile: () => server.ask('profiled'),
    stop: server.stop,
  };
}

/** Path of a server of the bench. */
export function here(server: string): string {
  return fileURLToPath(new URL(`./servers/${server}.js`, import.meta.url));
}

const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

function pinnedTo(core: number): readonly string[] {
  return canPin && core < cpus().length ? ['taskset', '-c', String(core)] : [];
}

const canPin = works('taskset', '--version');

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (connected: boolean): void => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}
