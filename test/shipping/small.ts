import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { responseBodies } from '../bench/response-bodies.js';
import { freePort } from '../harness/free-port.js';
import { untilReady } from './served.js';

const COMMUNE = 'hong-chau';
const RESPONSES = 20_000;
const GIGABYTE = 2 ** 30;
const CLIENTS = 20;
const SECONDS = 20;

/** A control group of one gigabyte, in either of the two ways that Linux has them. */
class SmallMachine {
  private readonly folder: string;
  private readonly isOld = existsSync('/sys/fs/cgroup/memory');

  constructor() {
    this.folder = join(this.isOld ? '/sys/fs/cgroup/memory' : '/sys/fs/cgroup', `hai-long-small-${process.pid}`);
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, this.isOld ? 'memory.limit_in_bytes' : 'memory.max'), String(GIGABYTE));
  }

  /** What is run there, on the first core. */
  words(...command: readonly string[]): readonly [string, readonly string[]] {
    const enter = 'echo $$ > "$0/cgroup.procs" && exec taskset -c 0 "$@"';
    return ['sh', ['-c', enter, this.folder, 'node', '--disable-proto=delete', ...command]];
  }

  /** How often somebody was ended because there was no memory left. */
  ended(): number {
    const told = readFileSync(join(this.folder, this.isOld ? 'memory.oom_control' : 'memory.events'), 'utf8');
    return Number(/^oom_kill (\d+)$/m.exec(told)?.[1] ?? 0);
  }

  remove(): void {
    rmdirSync(this.folder);
  }
}

/**
 * A commune's year on a machine of one gigabyte and one core: filled, started, asked and answered there, while who asks
 * has the other core.
 */
export async function small(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-small-'));
  const machine = new SmallMachine();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, 'small.sqlite');
  const settings = { DATABASE_URL: `sqlite:${file}`, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', ...settings };
  const hailong = (...args: readonly string[]): string =>
    String(execFileSync(...told(machine.words('dist/cli.js', ...args)), { env, maxBuffer: 2 ** 26 })).trim();
  let server: ChildProcess | undefined;
  try {
    hailong('commune:import', `data/communes/${COMMUNE}.json`);
    hailong('simulate', '--commune', COMMUNE, '--responses', String(RESPONSES), '--seed', '2026');
    const token = hailong('token:create', '--role', 'officer', '--commune', COMMUNE);
    const code = openPoint(hailong);

    const [program, args] = told(machine.words('dist/main.js'));
    const began = performance.now();
    const running = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    server = running;
    await untilReady(url);
    say('start until ready', performance.now() - began, processorOf(running));
    /** Says how long one of so many takes, and how much of it the server worked. */
    const measure = async (what: string, times: number, work: (turn: number) => Promise<unknown>): Promise<void> => {
      const [from, used] = [performance.now(), processorOf(running)];
      for (let turn = 0; turn < times; turn += 1) await work(turn);
      say(what, (performance.now() - from) / times, (processorOf(running) - used) / times);
    };

    const headers = { authorization: `Bearer ${token}`, accept: 'text/html' };
    const read = async (path: string): Promise<void> => {
      const reply = await fetch(url + path, { headers });
      await reply.arrayBuffer();
      if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    };
    await measure('dashboard, the first time', 1, () => read(`/dashboard?commune=${COMMUNE}`));
    await measure('dashboard, one of 50', 50, () => read(`/dashboard?commune=${COMMUNE}`));

    const asked = await fetch(`${url}/api/v1/points/${code}/questionnaire`);
    const { definition } = (await asked.json()) as { readonly definition: unknown };
    const used = processorOf(running);
    const stored = await answers(`${url}/api/v1/points/${code}/responses`, responseBodies(definition));
    const [perSecond, perProcessor] = [stored / SECONDS, stored / (processorOf(running) - used)].map(Math.round);
    print(`answers, ${CLIENTS} at once for ${SECONDS} s: ${perSecond} a second, ${perProcessor} a second of processor`);

    const campaigns = (await (await fetch(`${url}/api/v1/campaigns`, { headers })).json()) as readonly {
      readonly id: string;
      readonly lockedPeriods: readonly string[];
    }[];
    const locked = campaigns.find(({ lockedPeriods }) => lockedPeriods.length > 0);
    for (const report of ['report.docx', 'report.pdf']) {
      await measure(report, 1, () => read(`/api/v1/campaigns/${locked?.id}/${report}`));
    }
    const status = readFileSync(`/proc/${running.pid}/status`, 'utf8');
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    print(`highest memory of the server: ${Math.round(peak)} MB; ended for want of memory: ${machine.ended()}`);
    print(`database file: ${(statSync(file).size / 2 ** 20).toFixed(1)} MB`);
    hailong('verify');
  } finally {
    if (server) {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    }
    machine.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A point where the Centre's questionnaire is asked today. */
function openPoint(hailong: (...args: readonly string[]) => string): string {
  const days = ['--opens', '2026-01-01', '--ends', '2099-12-01', '--locks', '2099-12-31'];
  const what = ['--commune', COMMUNE, '--questionnaire', 'trung-tam', ...days];
  const campaign = JSON.parse(hailong('campaign:create', ...what)) as { readonly id: string };
  const where = ['--commune', COMMUNE, '--kind', 'qr', '--name', 'Quầy 99', '--campaign', campaign.id];
  return (JSON.parse(hailong('point:create', ...where)) as { readonly code: string }).code;
}

/** @returns how many were stored */
async function answers(address: string, bodies: readonly string[]): Promise<number> {
  let stored = 0;
  const client = async (from: number): Promise<void> => {
    for (let turn = from; performance.now() < until; turn += CLIENTS) {
      const body = (bodies[turn % bodies.length] ?? '').replace('{{id}}', randomUUID());
      const reply = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await reply.arrayBuffer();
      if (reply.status !== 201) throw new Error(`An answer: ${reply.status}`);
      stored += 1;
    }
  };
  const until = performance.now() + SECONDS * 1000;
  await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
  return stored;
}

/** Seconds of processor that a process has used: they tell what it costs where others keep the machine busy. */
function processorOf({ pid }: ChildProcess): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS;
}

/** A second, as Linux counts it there. */
const TICKS = 100;

const told = ([program, args]: readonly [string, readonly string[]]): [string, string[]] => [program, [...args]];
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const say = (what: string, ms: number, processor: number): boolean =>
  print(`${what}: ${Math.round(ms)} ms, with ${Math.round(processor * 1000)} ms of processor`);
