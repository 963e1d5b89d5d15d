import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Settings, settingNames } from '../src/config/settings.js';
import { MOST_BYTES } from '../src/dossier/attachments.service.js';

const textOf = (file: string): string => readFileSync(join('deploy', file), 'utf8');
/** Without what is said to the reader. */
const stepsOf = (file: string): string => textOf(file).replace(/^\s*#(?![A-Z_]+=).*$/gm, '');
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, one]) => one ?? '');

const { scripts, engines } = z
  .object({ scripts: z.object({ start: z.string() }), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
/** What `npm start` runs once it has built, word by word. */
const start = (scripts.start.split(' && ').at(-1) ?? '').split(' ');

const composed = ['compose.yaml', 'compose.postgres.yaml'] as const;
const service = (file: string, name: string): string => stepsOf(file).split(new RegExp(`^ {2}${name}:$`, 'm'))[1]?.split(/^ {2}\w+:$/m)[0] ?? ''; // biome-ignore format: one thought
const environmentOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

/** Names that other programs give to what they are told. */
const ofOthers = /^(NODE_ENV|HOME|npm_config_\w+)$/;

describe('every setting that a file of deploy names', () => {
  const named: Readonly<Record<string, readonly string[]>> = {
    'hai-long.env': found(textOf('hai-long.env'), /^#?([A-Z_]+)=/gm),
    'hai-long.service': found(stepsOf('hai-long.service'), /^Environment=(.+)$/gm).flatMap((line) =>
      found(line, /([A-Z_]+)=/g),
    ),
    Dockerfile: found(stepsOf('Dockerfile'), /^ENV (.+)$/gm).flatMap((line) => found(line, /(\w+)=/g)),
    ...Object.fromEntries(composed.map((file) => [file, Object.keys(environmentOf(service(file, 'hai-long')))])),
  };

  it.each(Object.entries(named))('in %s is one that the server knows', (_file, names) => {
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !settingNames.includes(name) && !ofOthers.test(name))).toEqual([]);
  });

  it.each(composed)('in %s is one that it can use', (file) => {
    const given = { SITE: 'hailong.example.vn', POSTGRES_PASSWORD: 'abc', BACKUP_PASSPHRASE: '' };
    const value = (text: string): string =>
      text.replace(/\$\{([A-Z_]+)[^}]*\}/g, (_all, name) => given[name as keyof typeof given]);
    const all = Object.entries(environmentOf(service(file, 'hai-long'))).map(([name, text]) => [name, value(text)]);
    const settings = Settings.read(Object.fromEntries(all));
    expect(settings).toMatchObject({ baseUrl: 'https://hailong.example.vn', trustedProxies: 1 });
    expect(settings.sqliteFile === null).toBe(file === 'compose.postgres.yaml');
  });

  it('in the file of the service is one that it can use, also those that are left to be filled in', () => {
    const lines = found(textOf('hai-long.env'), /^#?([A-Z_]+=.+)$/gm).map((line) => line.split(/=(.*)/));
    const settings = Settings.read(
      Object.fromEntries(lines.map(([name, value = '']) => [name, value.replaceAll('"', '')])),
    );
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      trustedProxies: 1,
      backupFolder: '/var/backups/hai-long/moi-dem',
    });
  });
});

describe('what is started', () => {
  it('is what `npm start` starts', () => {
    expect(start).toEqual(['node', '--disable-proto=delete', '--max-semi-space-size=4', 'dist/main.js']);
    expect(JSON.parse(found(stepsOf('Dockerfile'), /^CMD (.+)$/gm).at(-1) ?? '')).toEqual(start);
    expect(found(stepsOf('hai-long.service'), /^ExecStart=(.+)$/gm)).toEqual([`/usr/bin/${start.join(' ')}`]);
  });

  it('runs on a Node that package.json takes', () => {
    const versions = found(stepsOf('Dockerfile'), /^FROM node:(\d+)-/gm);
    expect(versions).toHaveLength(2);
    const taken = found(engines.node, /\^(\d+)\./g);
    expect(versions.filter((version) => !taken.includes(version))).toEqual([]);
  });

  it('is no administrator, and writes to its data alone', () => {
    expect(stepsOf('Dockerfile')).toMatch(/^USER (?!0\b)\d+:\d+$/m);
    for (const file of composed) {
      const text = service(file, 'hai-long');
      for (const line of ['read_only: true', 'cap_drop: [ALL]', "security_opt: ['no-new-privileges:true']"]) {
        expect(text).toContain(line);
      }
    }
    const unit = stepsOf('hai-long.service');
    expect(unit).toMatch(/^User=hai-long$/m);
    for (const line of ['ProtectSystem=strict', 'NoNewPrivileges=true', 'Restart=always', 'PrivateTmp=true']) {
      expect(unit).toContain(line);
    }
    const { backupFolder } = Settings.read({
      BACKUP_FOLDER: found(textOf('hai-long.env'), /^#?BACKUP_FOLDER=(.+)$/gm)[0],
    });
    const [folder = ''] = found(unit, /^WorkingDirectory=(.+)$/gm);
    expect(found(unit, /^ReadWritePaths=(.+)$/gm)).toEqual([`${folder}/data ${dirname(backupFolder)}`]);
  });
});

describe('every file that a file of deploy takes', () => {
  it('is there', () => {
    const copied = found(stepsOf('Dockerfile'), /^COPY (?!--from)(.+) \S+$/gm).flatMap((files) => files.split(' '));
    const offered = found(stepsOf('Dockerfile.dockerignore'), /^!(.+)$/gm);
    expect([...copied, ...offered].filter((file) => !existsSync(file))).toEqual([]);
    expect(copied.filter((file) => file !== '.' && !offered.includes(file))).toEqual([]);
    // What the second stage takes from the first is built there, or came with the rest.
    const taken = found(stepsOf('Dockerfile'), /^COPY --from=build \/app\/(\S+)/gm);
    expect(taken.filter((file) => !['node_modules', 'dist', ...offered].includes(file))).toEqual([]);
    for (const file of composed) {
      const mounted = found(stepsOf(file), /- \.\/([\w.-]+\.\w+|Caddyfile):/g);
      const built = found(stepsOf(file), /dockerfile: (.+)/g);
      expect(mounted).toContain('Caddyfile');
      expect([...mounted.map((name) => join('deploy', name)), ...built].filter((name) => !existsSync(name))).toEqual(
        [],
      );
    }
  });

  it('never holds what a server writes', () => {
    const kept = found(readFileSync('.gitignore', 'utf8'), /^(data\/.+?)\/?$/gm);
    expect(kept.length).toBeGreaterThan(3);
    expect(stepsOf('Dockerfile.dockerignore').split('\n')).toEqual(expect.arrayContaining(kept));
  });
});

describe('a proxy', () => {
  const port = found(textOf('hai-long.env'), /^PORT=(.+)$/gm)[0];

  it('lets the largest file through, tells whose address it was and keeps the measures in', () => {
    const [nginx, caddy] = [stepsOf('nginx.conf'), stepsOf('Caddyfile')];
    // A form holds more than its file.
    const least = MOST_BYTES / 2 ** 20 + 1;
    expect(Number(found(nginx, /client_max_body_size (\d+)m;/g)[0])).toBeGreaterThanOrEqual(least);
    expect(Number(found(caddy, /max_size (\d+)MB/g)[0]) * 1e6).toBeGreaterThan(MOST_BYTES + 2 ** 18);
    // Not what the client says of itself, which would be believed.
    expect(nginx).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/);
    expect(nginx).toMatch(/location = \/metrics \{ deny all; \}/);
    expect(caddy).toMatch(/respond \/metrics 403/);
    expect(nginx).toMatch(/proxy_buffering off;/);
    expect(caddy).toMatch(/flush_interval -1/);
    expect(caddy).not.toMatch(/trusted_proxies/);
  });

  it('reaches the port of the service', () => {
    expect(found(stepsOf('nginx.conf'), /proxy_pass http:\/\/127\.0\.0\.1:(\d+);/g)).toEqual([port]);
    expect(found(stepsOf('Caddyfile'), /UPSTREAM:127\.0\.0\.1:(\d+)/g)).toEqual([port]);
    for (const file of composed)
      expect(environmentOf(service(file, 'caddy'))).toMatchObject({ UPSTREAM: `hai-long:${port}` });
    expect(found(stepsOf('Dockerfile'), /^EXPOSE (\d+)$/gm)).toEqual([port]);
  });
});

it('deploy holds no file that its document does not tell of', () => {
  const told = textOf('README.md');
  expect(readdirSync('deploy').filter((file) => file !== 'README.md' && !told.includes(`(${file})`))).toEqual([]);
});
