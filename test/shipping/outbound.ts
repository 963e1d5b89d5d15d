import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../harness/free-port.js';
import { untilReady } from './served.js';
import { type Demo, walk } from './walk.js';

/** Calls by which something leaves a process for an address. */
const CALLS = 'connect,sendto,sendmsg,sendmmsg';
const TRACE = ['-f', '--seccomp-bpf', '-qq', '-e', `trace=${CALLS}`, '-e', 'signal=none'];

/**
 * Runs the demonstration in a network namespace that knows nothing but itself, walks through it, and counts in all its
 * processes, those that make PDF files included, what was sent towards an internet address: names that were to be
 * resolved count, and so does the machine itself.
 */
export async function outbound(): Promise<void> {
  if (
    Object.values(networkInterfaces())
      .flat()
      .some((one) => one?.internal === false)
  ) {
    const again = [process.execPath, process.argv[1] ?? '', 'outbound'];
    execFileSync('unshare', ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...again], {
      stdio: 'inherit',
    });
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-outbound-'));
  try {
    const asking = "fetch('http://example.org/').catch(() => fetch('http://192.0.2.1/')).catch(() => undefined)";
    execFileSync('strace', [...TRACE, '-o', join(folder, 'control'), process.execPath, '-e', asking]);
    const control = attemptsIn(join(folder, 'control'));
    if (control.length === 0) throw new Error('What does ask somewhere else is not seen');
    process.stdout.write(`A program that asks for a page elsewhere: ${control.length} attempts\n`);
    for (const program of ['/usr/bin/soffice', '/usr/bin/chromium'].filter(existsSync)) {
      const { answered, attempts } = await walked(folder, program);
      process.stdout.write(`PDF by ${program}: ${answered} requests answered, ${attempts.length} attempts\n`);
      if (attempts.length > 0) {
        process.stdout.write(`${attempts.slice(0, 20).join('\n')}\n`);
        process.exitCode = 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function walked(
  folder: string,
  program: string,
): Promise<{ readonly answered: number; readonly attempts: readonly string[] }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const record = join(folder, 'record');
  const settings = { DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`, PDF_PROGRAM: program };
  const told = { ...settings, PORT: String(port), HOST: '127.0.0.1', BASE_URL: url, NODE_OPTIONS: '' };
  const server = ['node', '--disable-proto=delete', 'dist/demo.js', '--json'];
  // Strace is told to end what it traces; what is started has a group of its own, so that all of it ends.
  const child = spawn('strace', [...TRACE, '-o', record, ...server], {
    ...{ env: { ...process.env, ...told }, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  });
  const gone = once(child, 'exit');
  try {
    const [line] = (await Promise.race([once(child.stdout ?? child, 'data'), gone])) as [Buffer];
    await untilReady(url);
    const answered = await walk(JSON.parse(String(line)) as Demo);
    return { answered, attempts: attemptsIn(record) };
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await gone;
  }
}

const attemptsIn = (record: string): readonly string[] =>
  readFileSync(record, 'utf8').split('\n').filter((line) => /sa_family=AF_INET/.test(line)); // biome-ignore format: one thought
