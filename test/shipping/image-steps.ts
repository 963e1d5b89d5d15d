import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A stage of an image: a folder that is the root of a system, and what its commands are told. */
export interface Stage {
  readonly root: string;
  readonly environment: Record<string, string>;
  folder: string;
  user: string;
  command: readonly string[];
}

/**
 * Takes the steps of a Dockerfile without a container engine: `FROM` is a root that debootstrap made with the Node of its
 * npm package, `RUN` a command in it, `COPY` takes files of this checkout that the ignore file offers.
 * @param file the Dockerfile; beside it stands its `.dockerignore`
 * @param base the root that debootstrap made; it is copied
 * @param into a folder for the stages
 * @returns the last stage
 * @throws Error for a step that it does not know, or that fails
 */
export function takeSteps(file: string, base: string, into: string): Stage {
  const lines = readFileSync(file, 'utf8').replace(/\\\n/g, ' ').split('\n');
  const offered = [...readFileSync(`${file}.dockerignore`, 'utf8').matchAll(/^!(.+)$/gm)].map(([, name = '']) => name);
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const line of lines.filter((one) => /^[A-Z]+ /.test(one))) {
    const [, step = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    process.stderr.write(`${step} ${rest.slice(0, 100)}\n`);
    if (step === 'FROM') {
      const [, version = '', , name = 'last'] = /^node:(\d+)\S*( AS (\w+))?$/.exec(rest) ?? [];
      stage = begun(base, join(into, name), version);
      stages.set(name, stage);
      continue;
    }
    if (!stage) throw new Error(`${file}: ${step} before FROM`);
    take(step, rest, stage, { stages, offered });
  }
  if (!stage) throw new Error(`${file}: no stage`);
  return stage;
}

function take(
  step: string,
  rest: string,
  stage: Stage,
  { stages, offered }: { readonly stages: ReadonlyMap<string, Stage>; readonly offered: readonly string[] },
): void {
  const pairs = (): Record<string, string> =>
    Object.fromEntries([...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  if (step === 'WORKDIR') {
    stage.folder = rest;
    mkdirSync(join(stage.root, rest), { recursive: true });
  } else if (step === 'ENV' || step === 'ARG') {
    const told = Object.entries(pairs()).map(([name, value]) => [name, process.env[name] ?? value]);
    Object.assign(stage.environment, step === 'ENV' ? pairs() : Object.fromEntries(told));
  } else if (step === 'RUN') inStage(stage, ['sh', '-c', rest]);
  else if (step === 'COPY') copy(rest, stage, { stages, offered });
  else if (step === 'USER') stage.user = rest;
  else if (step === 'CMD') stage.command = JSON.parse(rest) as string[];
  else if (!['VOLUME', 'EXPOSE', 'HEALTHCHECK'].includes(step)) throw new Error(`Unknown step ${step}`);
}

function copy(
  rest: string,
  { root, folder }: Stage,
  { stages, offered }: { readonly stages: ReadonlyMap<string, Stage>; readonly offered: readonly string[] },
): void {
  const [, , from, paths = ''] = /^(--from=(\w+) )?(.+)$/.exec(rest) ?? [];
  const words = paths.split(' ');
  const target = join(root, folder, words.at(-1) ?? '');
  const source = from === undefined ? null : stages.get(from)?.root;
  if (source === undefined) throw new Error(`No stage ${from}`);
  for (const path of words.slice(0, -1)) {
    if (source !== null) {
      const isWhole = words.at(-1)?.endsWith('/');
      cpSync(join(source, path), isWhole ? join(target, path.split('/').at(-1) ?? '') : target, {
        ...{ recursive: true, verbatimSymlinks: true },
      });
      continue;
    }
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', path]);
    const files = String(listed).split('\0').filter(Boolean);
    for (const file of files) {
      if (offered.some((one) => file === one || file.startsWith(`${one}/`))) cpSync(file, join(target, file));
    }
  }
}

function begun(base: string, root: string, version: string): Stage {
  rmSync(root, { recursive: true, force: true });
  execFileSync('cp', ['-a', base, root]);
  chmodSync(root, 0o755);
  const node = `node-${process.platform}-${process.arch}`;
  const local = join(root, 'usr/local');
  execFileSync('npm', ['install', '--silent', '--prefix', join(root, 'tmp/node'), `${node}@${version}`]);
  for (const part of ['bin', 'include']) {
    const taken = join(root, 'tmp/node/node_modules', node, part);
    if (existsSync(taken)) cpSync(taken, join(local, part), { recursive: true });
  }
  rmSync(join(root, 'tmp/node'), { recursive: true });
  const npm = dirname(dirname(realpathSync(String(execFileSync('which', ['npm'])).trim())));
  cpSync(npm, join(local, 'lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
  cpSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'), { dereference: true });
  const environment: Record<string, string> = {};
  // Whoever looks into what the machine fetches has a certificate of their own.
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  if (extra) {
    cpSync(extra, join(root, 'etc/ssl/extra.pem'), { dereference: true });
    environment.NODE_EXTRA_CA_CERTS = '/etc/ssl/extra.pem';
  }
  return { root, environment, folder: '/', user: '0:0', command: [] };
}

/** Runs a command in a stage that is being built, as its administrator. */
function inStage({ root, environment, folder }: Stage, command: readonly string[]): void {
  const told = Object.entries({ ...environment, PATH, HOME: '/root' }).map(([name, value]) => `${name}=${value}`);
  const inside = ['env', '-i', ...told, 'sh', '-c', 'cd "$0" && exec "$@"', folder, ...command];
  const mounts = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"';
  execFileSync('unshare', ['--mount', 'sh', '-c', mounts, root, ...inside], { stdio: ['ignore', 2, 2] });
}

export const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
