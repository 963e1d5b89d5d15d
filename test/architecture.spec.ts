import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Rooms of the picture that nothing fills yet: what will be built there stands in nobody's way. */
const empty: readonly string[] = [];

/** The picture, as data: a room may import what stands below its line. Rooms on one line do not import each other. */
const floors: readonly (readonly string[])[] = [
  ['(shell)'],
  ['duties', 'retention'],
  ['simulation', 'dossier'],
  ['documents', 'city', 'public-results'],
  ['dashboard', 'opinions'],
  ['feedback'],
  ['figures'],
  ['integrity'],
  ['paper', 'participation'],
  ['responses'],
  ['campaigns'],
  ['meetings', 'devices'],
  ['questionnaires', 'collection-points'],
  ['communes', 'help'],
  ['access', 'operations'],
  ['rules', 'statistics', 'formatting', 'photographs', 'writers', 'problem', 'contract', 'config', 'database'],
];

/** Ground rooms import themselves only, but for what is named here. */
const groundMayImport: Readonly<Record<string, readonly string[]>> = {
  // Only the type of a language.
  rules: ['formatting'],
  statistics: [],
  photographs: [],
  writers: [],
  // Only the type of a day.
  formatting: ['rules'],
  problem: [],
  contract: [],
  config: ['rules'],
  // What it refuses is told in words; of the rules the type of a day.
  database: ['config', 'problem', 'rules'],
};

/** Statements that write, with a reason. */
const writtenByHand = [
  // A code is spent once and in time.
  { file: 'src/collection-points/one-time-codes.queries.ts', sql: 'UPDATE one_time_code SET' },
  // A tablet is paired once and in time; the number of a heartbeat never goes back.
  { file: 'src/devices/device.queries.ts', sql: 'UPDATE device SET' },
  { file: 'src/devices/device.queries.ts', sql: 'UPDATE device SET' },
  // Sessions end by the clock.
  { file: 'src/access/sessions.service.ts', sql: 'DELETE FROM staff_session' },
  // The last day known never moves back.
  { file: 'src/operations/clock-guard.ts', sql: 'UPDATE installation SET' },
  // A backup is a file of its own, written where the application may not even start.
  { file: 'src/operations/backup.ts', sql: 'INSERT INTO backup_part' },
  // What is past its term goes some at a time.
  { file: 'src/collection-points/retention.ts', sql: 'DELETE FROM one_time_code' },
  { file: 'src/figures/retention.ts', sql: 'DELETE FROM row_file' },
  { file: 'src/paper/retention.ts', sql: 'DELETE FROM paper_keying' },
  { file: 'src/paper/retention.ts', sql: 'UPDATE paper_import SET' },
  { file: 'src/responses/retention.ts', sql: 'DELETE FROM comment' },
  { file: 'src/responses/retention.ts', sql: 'DELETE FROM set_aside' },
  { file: 'src/responses/retention.ts', sql: 'DELETE FROM survey_response' },
  // What is deleted is what is added to the sums.
  { file: 'src/responses/write-tallies.ts', sql: 'DELETE FROM tally_addition' },
];
const writing = /\b(?:INSERT INTO|DELETE FROM|UPDATE) \w+(?: SET)?/g;

const browserMayImport = ['rules', 'formatting', 'photographs'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => join('src', file));

const roomOf = (file: string): string => {
  const [, first = '', second] = file.split('/');
  if (second !== undefined) return first;
  return ['problem.ts', 'contract.ts'].includes(first) ? first.slice(0, -'.ts'.length) : '(shell)';
};

const importsIn = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replace(/\.js$/, '.ts'),
  );
const importsOf = (file: string): string[] => importsIn(file, readFileSync(file, 'utf8'));

const FEW_LINES = 25;

/** Files that may have few lines though one beside them asks for them, and why. */
const mayBeFewLines = {
  '\\.(?:controller|service|entity|commands)\\.ts$': 'one of its kind, which Nest, TypeORM or the shell collects',
  '^src/rules/kinds/': 'one kind of question, which the list beside it names',
  '-worker\\.ts$': 'where a thread of its own starts',
  '^src/commands\\.ts$': 'specs call commands by it',
};

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === 'browser') return browserMayImport.includes(to);
  const allowed = groundMayImport[from];
  if (allowed) return allowed.includes(to);
  const floor = (room: string): number => floors.findIndex((rooms) => rooms.includes(room));
  return floor(from) < floor(to);
}

describe('the rooms of src', () => {
  it('are those of the picture', () => {
    const filled = [...floors.flat(), 'browser'].filter((room) => !empty.includes(room));
    expect([...new Set(files.map(roomOf))].sort()).toEqual(filled.sort());
  });

  it('have the same names in views, and print their own pages or those of a room below', () => {
    const ofNoRoom = ['layouts', 'problems'];
    const folders = readdirSync('views', { withFileTypes: true }).map(({ name }) => name);
    const rooms = new Set([...files.map(roomOf), ...ofNoRoom]);
    expect(folders.filter((name) => !rooms.has(name))).toEqual([]);
    const printed = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:view|Render)\('([a-z-]+)\//g)].map(([, folder = '']) => ({
        file,
        folder,
      })),
    );
    expect(printed.length).toBeGreaterThan(40);
    const faults = printed.filter(({ file, folder }) => !ofNoRoom.includes(folder) && !mayImport(roomOf(file), folder));
    expect(faults).toEqual([]);
  });

  it('import downwards only', () => {
    const faults = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !mayImport(roomOf(file), roomOf(target)))
        .map((target) => `${roomOf(file)} may not import ${roomOf(target)} (${file} imports ${target})`),
    );
    expect(faults).toEqual([]);
  });

  it('have no cycle of imports', () => {
    const done = new Set<string>();
    const cycleFrom = (file: string, path: readonly string[]): string | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' → ');
      if (done.has(file)) return null;
      for (const target of importsOf(file)) {
        const cycle = cycleFrom(target, [...path, file]);
        if (cycle) return cycle;
      }
      done.add(file);
      return null;
    };
    expect(files.map((file) => cycleFrom(file, [])).filter((cycle) => cycle !== null)).toEqual([]);
  });

  it('have no file of a few lines that only one beside it asks for', () => {
    const importers = new Map<string, string[]>();
    for (const file of files) {
      for (const target of importsOf(file)) importers.set(target, [...(importers.get(target) ?? []), file]);
    }
    const isSliver = (file: string): boolean => {
      const [only, ...others] = new Set(importers.get(file) ?? []);
      const lines = readFileSync(file, 'utf8').split('\n').length - 1;
      return lines < FEW_LINES && only !== undefined && others.length === 0 && dirname(only) === dirname(file);
    };
    const mayBeShort = Object.keys(mayBeFewLines).map((pattern) => new RegExp(pattern));
    expect(files.filter(isSliver).filter((file) => !mayBeShort.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it('keep survey-core in one file, and pure rooms free of libraries', () => {
    const importing = (pattern: RegExp): string[] => files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    // In the browser, the folder of its runtime knows it too.
    const onServer = importing(/from 'survey-core'/).filter((file) => !file.startsWith('src/browser/survey/'));
    expect(onServer).toEqual(['src/questionnaires/survey-js.ts']);
    const pure = files.filter((file) =>
      ['rules', 'statistics', 'formatting', 'photographs', 'problem'].includes(roomOf(file)),
    );
    const running = files
      .filter((file) => roomOf(file) === 'rules')
      .filter((file) => /^import (?!type )[^;]*\/formatting\//m.test(readFileSync(file, 'utf8')));
    expect(running).toEqual([]);
    const foreign = pure.filter((file) => /from '[^.]/.test(readFileSync(file, 'utf8')));
    // Codes are found by a library, on the server as in the camera's thread.
    expect(foreign).toEqual(['src/photographs/qr-codes.ts']);
  });

  it('start threads that load no database, of which each would load its own', () => {
    const loaded = new Set(files.filter((file) => /^src\/figures\/\w+-worker\.ts$/.test(file)));
    expect(loaded.size).toBeGreaterThan(1);
    const textOf = (file: string): string => readFileSync(file, 'utf8').replace(/^import type [^;]*;/gm, '');
    for (const file of loaded) for (const target of importsIn(file, textOf(file))) loaded.add(target);
    expect([...loaded].filter((file) => /from 'typeorm'/.test(textOf(file)))).toEqual([]);
  });

  it('leave inserting, changing and deleting rows to the tables, but for what no equality says', () => {
    const others = files
      .filter((file) => !/^src\/database\/(?:migrations\/|table\.ts)/.test(file))
      .flatMap((file) => (readFileSync(file, 'utf8').match(writing) ?? []).map((sql) => `${file}: ${sql}`));
    expect(others.sort()).toEqual(writtenByHand.map(({ file, sql }) => `${file}: ${sql}`).sort());
  });

  it('leave what an equality finds to the tables', () => {
    const byHand = /['"`]SELECT [\w, *]+ FROM \w+ WHERE (?:\w+ = \$\d+(?: AND )?)+['"`]/;
    expect(files.filter((file) => byHand.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('have no entity that nobody reads or writes', () => {
    const entities = files
      .filter((file) => file.endsWith('.entity.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/@Entity\([^)]*\)\nexport class (\w+)/g)])
      .map(([, name = '']) => name);
    const users = files
      .filter((file) => !/\.(?:entity|module)\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'));
    expect(entities.length).toBeGreaterThan(20);
    expect(entities.filter((name) => !users.some((text) => new RegExp(`\\(${name}\\b`).test(text)))).toEqual([]);
  });

  it('write through units of the queue, never through TypeORM', () => {
    const others = files.filter((file) =>
      /InjectRepository|EntityManager|(dataSource|manager)\.transaction\(/i.test(readFileSync(file, 'utf8')),
    );
    expect(others).toEqual([]);
  });
});
