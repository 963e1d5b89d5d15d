import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../harness/free-port.js';
import { PATH, type Stage, takeSteps } from './image-steps.js';
import { untilReady } from './served.js';

/**
 * Builds what `deploy/Dockerfile` says in a root made by debootstrap, and runs it as `deploy/compose.yaml` does: as a user
 * who is no administrator and can become none, on a file system that is mounted read-only but for `/data` and `/tmp`.
 * Then a first administrator, a commune, an answer, a backup, an end, the backup put back, and a start.
 */
export async function image(): Promise<void> {
  const folder = process.env.SHIPPING_FOLDER ?? mkdtempSync(join(tmpdir(), 'hai-long-shipping-'));
  const base = join(folder, 'base');
  const packages = '--include=g++,make,python3,ca-certificates';
  if (!existsSync(join(base, 'usr'))) {
    execFileSync('debootstrap', ['--variant=minbase', packages, 'bookworm', base], { stdio: ['ignore', 2, 2] });
  }
  const stage = takeSteps('deploy/Dockerfile', base, folder);
  const data = join(folder, 'data');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  const [user = 0, group = 0] = stage.user.split(':').map(Number);
  chownSync(data, user, group);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const box = new Box(stage, data, { PORT: String(port), HOST: '127.0.0.1', BASE_URL: url });

  try {
    box.assertShut(user);
    const server = box.start(stage.command);
    await untilReady(url);
    const [, link = ''] = /First start.*?(\/setup\/\S+)/.exec(await box.said(/First start/)) ?? [];
    const password = 'mot-cum-tu-rat-dai-2026';
    const setUp = await fetch(url + link, {
      ...{ method: 'POST', redirect: 'manual' },
      body: new URLSearchParams({ name: 'quantri', password, again: password }),
    });
    assert(setUp.status === 303, `the first administrator: ${setUp.status}`);

    const commune = 'hong-chau';
    box.hailong('commune:import', `data/communes/${commune}.json`);
    const days = ['--opens', '2026-01-01', '--ends', '2099-12-01', '--locks', '2099-12-31'];
    const made = box.hailong('campaign:create', '--commune', commune, '--questionnaire', 'trung-tam', ...days);
    const where = ['--commune', commune, '--kind', 'qr', '--name', 'Quầy 1', '--campaign', idIn(made)];
    const { code } = JSON.parse(box.hailong('point:create', ...where)) as { readonly code: string };
    const answer = await fetch(`${url}/api/v1/points/${code}/responses`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ id: randomUUID(), answers: { G: 4, FIELD: 'ho-tich', FILE: 5 } }),
    });
    assert(answer.status === 201, `an answer: ${answer.status} ${await answer.text()}`);

    const backup = '/data/backups/tay.sqlite';
    box.inside(['mkdir', '-p', '/data/backups']);
    box.hailong('backup', backup);
    await ended(server);
    // What a server that is killed leaves behind.
    assert(!existsSync(join(data, 'hai-long.sqlite-wal')), 'the server did not close its database');
    rmSync(join(data, 'hai-long.sqlite'));
    box.hailong('restore', backup);
    const again = box.start(stage.command);
    await untilReady(url);
    box.hailong('verify');
    await ended(again);
    process.stdout.write(
      `As user ${user}, on a read-only root: first administrator, answer, backup, end, restored after its database was ` +
        'deleted, started again, verified\n',
    );
  } finally {
    box.end();
    if (!process.env.SHIPPING_FOLDER) rmSync(folder, { recursive: true, force: true });
  }
}

/** A built stage, in which commands run as a container would run them. */
class Box {
  private output = '';
  private readonly started: ChildProcess[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly data: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  start(command: readonly string[]): ChildProcess {
    const [program = '', ...args] = this.words(command);
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.started.push(child);
    child.stdout?.on('data', (text) => {
      this.output += String(text);
    });
    return child;
  }

  /** Nothing that was started stays behind. */
  end(): void {
    for (const child of this.started) child.kill('SIGKILL');
  }

  /** Waits until the server has written it. */
  async said(what: RegExp): Promise<string> {
    for (let tries = 0; tries < 100 && !what.test(this.output); tries += 1) await pause(100);
    return this.output;
  }

  hailong(...args: readonly string[]): string {
    return this.inside(['node', '--disable-proto=delete', 'dist/cli.js', ...args]).trim();
  }

  inside(command: readonly string[]): string {
    const [program = '', ...args] = this.words(command);
    return String(execFileSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  }

  /** @throws Error where it may write beside its data, or become somebody else */
  assertShut(user: number): void {
    const shown = this.inside(['sh', '-c', 'id -u; grep -E "^(CapBnd|NoNewPrivs)" /proc/self/status']);
    assert(shown.startsWith(`${user}\n`) && /CapBnd:\s+0+\n/.test(shown) && /NoNewPrivs:\s+1/.test(shown), shown);
    for (const place of ['/app', '/app/dist', '/app/data', '/etc', '/usr/local/bin']) {
      const told = this.inside(['sh', '-c', `touch ${place}/x 2>&1 || true`]);
      assert(/Read-only|Permission denied/.test(told), `${place} can be written to`);
    }
  }

  private words(command: readonly string[]): readonly string[] {
    const { root, environment, folder, user } = this.stage;
    const [uid, gid] = user.split(':');
    const told = Object.entries({ ...environment, ...this.settings, PATH }).map(([name, value]) => `${name}=${value}`);
    const mounts = [
      'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"',
      'mount -t proc proc "$0/proc" && mount --bind /dev "$0/dev" && mount -t tmpfs tmpfs "$0/tmp"',
      'mount --bind "$1" "$0/data"',
      'root=$0 && shift && exec chroot "$root" "$@"',
    ].join(' && ');
    const nobody = ['--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
    const inside = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, ...nobody, 'env', '-i', ...told];
    const there = ['sh', '-c', 'cd "$0" && exec "$@"', folder, ...command];
    return ['unshare', '--mount', 'sh', '-c', mounts, root, this.data, ...inside, ...there];
  }
}

async function ended(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

function assert(holds: boolean, said: string): asserts holds {
  if (!holds) throw new Error(said);
}

const idIn = (json: string): string => (JSON.parse(json) as { readonly id: string }).id;
const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));
