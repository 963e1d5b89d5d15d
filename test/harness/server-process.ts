import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The built server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves with its exit code, or null where a signal ended it. */
  readonly gone: Promise<number | null>;
  isGone(): boolean;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProcessWishes {
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  /** A program that starts it and becomes it, e.g. `strace -D …`. */
  readonly under?: readonly string[];
  readonly nodeArgs?: readonly string[];
  /** What node runs: the server, unless said otherwise. */
  readonly script?: readonly string[];
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const one of running) one.kill('SIGKILL');
});

/** Starts it, without waiting until it serves. */
export function launch(wishes: ProcessWishes): ServerProcess {
  const { port, environment, under = [], nodeArgs = [], script = ['dist/main.js'] } = wishes;
  const [program = '', ...args] = [...under, process.execPath, '--disable-proto=delete', ...nodeArgs, ...script];
  const child = spawn(program, args, {
    env: { ...process.env, ...defaults, PORT: String(port), ...environment },
    stdio: ['ignore', 'ignore', process.env.FAULTS_TOLD ? 'inherit' : 'ignore'],
  });
  running.add(child);
  const gone = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    ...{ url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, gone, isGone: () => !running.has(child) },
    ...{ kill: () => end('SIGKILL'), stop: () => end('SIGTERM') },
  };
}

const defaults = { HOST: '127.0.0.1', LOG_LEVEL: 'fatal', NODE_OPTIONS: '', BACKUPS_KEPT: '0', PDF_PROGRAM: 'none' };

/**
 * Starts it and waits until it stores.
 * @throws Error where it ended instead
 */
export async function startProcess(wishes: ProcessWishes): Promise<ServerProcess> {
  const server = launch(wishes);
  if (!(await serves(server))) throw new Error(`The server did not start: ${await server.gone}`);
  return server;
}

/** @returns false where it ended before it stored anything */
export async function serves(server: ServerProcess): Promise<boolean> {
  while (!server.isGone()) {
    const ready = await fetch(`${server.url}/health/ready`).catch(() => null);
    await ready?.text().catch(() => '');
    if (ready?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** @throws Error with what to type, where a program of Debian is missing */
export function needs(program: string, debianPackage: string): void {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
  } catch {
    throw new Error(`${program} is missing: apt-get install ${debianPackage}`);
  }
}
