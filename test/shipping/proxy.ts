import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../harness/free-port.js';
import { untilReady } from './served.js';
import type { Demo } from './walk.js';

/** A proxy of `deploy`, as it is shipped but for its ports and certificate. */
interface Proxy {
  readonly name: string;
  /** What stands in the file before and after. */
  readonly changed: (text: string, ports: Ports, folder: string) => string;
  readonly command: (file: string, folder: string) => readonly string[];
}

interface Ports {
  readonly plain: number;
  readonly tls: number;
  readonly server: number;
}

const proxies: readonly Proxy[] = [
  {
    name: 'nginx.conf',
    changed: (text, { plain, tls, server }, folder) => {
      const site = text
        .replace(/^ *listen \[::\].*\n/gm, '')
        .replace('listen 80;', `listen 127.0.0.1:${plain};`)
        .replace('listen 443 ', `listen 127.0.0.1:${tls} `)
        .replace('127.0.0.1:3000', `127.0.0.1:${server}`)
        .replace(/\/etc\/letsencrypt\/live\/[^/]+/g, folder);
      return `pid ${folder}/nginx.pid; error_log stderr; events {} http { ${site} }`;
    },
    command: (file, folder) => ['nginx', '-p', folder, '-c', file, '-g', 'daemon off;'],
  },
  {
    name: 'Caddyfile',
    changed: (text, { plain, tls, server }) =>
      `{\n http_port ${plain}\n https_port ${tls}\n admin off\n skip_install_trust\n}\n${text
        .replace('SITE:hailong.example.vn', `SITE:localhost:${tls}`)
        .replace('127.0.0.1:3000', `127.0.0.1:${server}`)}`,
    command: (file) => ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'],
  },
];

/**
 * Runs the demonstration behind each proxy of `deploy` that this machine has, over TLS: cookies are `Secure`, live events
 * arrive, whoever varies what it says of its address is no other for it, and what is measured stays in. A proxy that
 * passes on what clients say of themselves is the control.
 */
export async function proxy(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-proxy-'));
  // Certificates that this machine made for itself.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  const server = await freePort();
  const settings = { DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`, PORT: String(server), HOST: '127.0.0.1' };
  const more = { BASE_URL: 'https://localhost', TRUSTED_PROXIES: '1', NODE_OPTIONS: '' };
  const demo = spawn('node', ['--disable-proto=delete', 'dist/demo.js', '--json'], {
    ...{ env: { ...process.env, ...settings, ...more }, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const started: ChildProcess[] = [demo];
  try {
    const subject = ['-subj', '/CN=localhost', '-keyout', join(folder, 'privkey.pem')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-out', join(folder, 'fullchain.pem')];
    execFileSync('openssl', [...made, ...subject], { stdio: 'ignore' });
    const [line] = (await once(demo.stdout, 'data')) as [Buffer];
    const story = JSON.parse(String(line)) as Demo;
    await untilReady(`http://127.0.0.1:${server}`);
    const asked = new Set<string>();
    for (const one of proxies.filter(({ command }) => isInstalled(command('', '')[0] ?? ''))) {
      const ports = { server, plain: await freePort(), tls: await freePort() };
      const text = one.changed(readFileSync(join('deploy', one.name), 'utf8'), ports, folder);
      started.push(await run(one, text, folder, ports.tls));
      await behind(one.name, ports, story, asked);
      if (one.name !== 'nginx.conf') continue;
      const control = { ...ports, tls: await freePort(), plain: await freePort() };
      const careless = one
        .changed(readFileSync(join('deploy', one.name), 'utf8'), control, folder)
        .replace(/proxy_set_header X-Forwarded-For.*/, '')
        .replace('nginx.pid', 'careless.pid');
      started.push(await run({ ...one, name: 'careless.conf' }, careless, folder, control.tls));
      const heard = await guesses(`https://localhost:${control.tls}`, 'chutich');
      if (heard < GUESSES) throw new Error('A proxy that believes its clients is not told from one that does not');
    }
  } finally {
    for (const child of started) child.kill('SIGTERM');
    await Promise.all(started.map((child) => child.exitCode ?? once(child, 'exit')));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run({ name, command }: Proxy, text: string, folder: string, port: number): Promise<ChildProcess> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const [program = '', ...args] = command(file, folder);
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
  await untilReady(`https://localhost:${port}`);
  return child;
}

async function behind(
  name: string,
  { plain, tls }: Ports,
  { accounts, links }: Demo,
  asked: Set<string>,
): Promise<void> {
  const url = `https://localhost:${tls}`;
  const { name: officer = '', password = '' } = accounts.find(({ role }) => role === 'officer') ?? {};
  const fields = new URLSearchParams({ name: officer, password });
  const entered = await fetch(`${url}/login`, { method: 'POST', body: fields, redirect: 'manual' });
  const cookies = entered.headers.getSetCookie();
  assert(cookies.length > 0 && cookies.every((one) => /; Secure/.test(one)), `${name}: cookies ${cookies}`);
  assert(entered.headers.has('strict-transport-security'), `${name}: no Strict-Transport-Security`);
  assert((await fetch(`${url}/metrics`)).status === 403, `${name}: /metrics is open`);
  const moved = await fetch(`http://localhost:${plain}/login`, { redirect: 'manual' });
  assert(/^https:/.test(moved.headers.get('location') ?? ''), `${name}: http stays http`);

  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  const campaigns = await fetch(`${url}/api/v1/campaigns`, { headers: { cookie } });
  const open = ((await campaigns.json()) as { id: string; state: string; questionnaire: { key: string } }[]).find(
    ({ state, questionnaire }) => state === 'open' && questionnaire.key === 'trung-tam',
  );
  const stream = await fetch(`${url}/api/v1/campaigns/${open?.id}/participation/events`, { headers: { cookie } });
  const events = stream.body?.getReader();
  const first = new TextDecoder().decode((await soon(events?.read()))?.value);
  const code = links.map((link) => /\/k\/(\w+)$/.exec(link.url)?.[1]).find((one) => one !== undefined);
  const body = JSON.stringify({ id: randomUUID(), answers: { G: 4, FIELD: 'ho-tich', FILE: 5 } });
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const answer = await fetch(`${url}/api/v1/points/${code}/responses`, sent);
  assert(answer.status === 201, `${name}: an answer ${answer.status}`);
  const next = await soon(events?.read());
  assert(/data: \{/.test(first) && next !== null, `${name}: events do not arrive`);
  await events?.cancel();

  const account = ['giamdoc', 'mattran'].find((one) => !asked.has(one)) ?? '';
  asked.add(account);
  const heard = await guesses(url, account);
  assert(heard < GUESSES, `${name}: addresses that clients make up are believed`);
  process.stdout.write(
    `${name}: TLS, Secure cookies, live events; of ${GUESSES} guesses under as many made-up addresses ${heard} heard\n`,
  );
}

/** @returns null for what does not come within a minute */
const soon = <T>(what: Promise<T> | undefined): Promise<T | null> =>
  Promise.race([what ?? null, new Promise<null>((resolve) => setTimeout(resolve, 60_000, null))]);

const GUESSES = 12;

/** How many wrong passwords are heard of somebody who says each time to come from elsewhere. */
async function guesses(url: string, name: string): Promise<number> {
  let heard = 0;
  for (let turn = 1; turn <= GUESSES; turn += 1) {
    // Far from each other: neighbours are one network.
    const elsewhere = `${100 + turn}.51.100.7`;
    const headers = { 'x-forwarded-for': elsewhere, forwarded: `for=${elsewhere}` };
    const body = new URLSearchParams({ name, password: `khong-phai-${turn}` });
    const reply = await fetch(`${url}/login`, { method: 'POST', headers, body });
    if (reply.status === 401) heard += 1;
  }
  return heard;
}

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function assert(holds: boolean, said: string): void {
  if (!holds) throw new Error(said);
}
