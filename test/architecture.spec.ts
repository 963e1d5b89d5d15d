import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Rooms of the picture that nothing fills yet: what will be built there stands in nobody's way. */
const empty = ['dossier', 'documents', 'city', 'feedback', 'integrity', 'writers'];

/** The picture, as data: a room may import what stands below its line. Rooms on one line do not import each other. */
const floors: readonly (readonly string[])[] = [
  ['(shell)'],
  ['simulation', 'dossier'],
  ['documents', 'city', 'public-results'],
  ['dashboard'],
  ['feedback'],
  ['figures'],
  ['integrity'],
  ['paper', 'participation'],
  ['responses'],
  ['campaigns'],
  ['meetings', 'devices'],
  ['questionnaires', 'collection-points'],
  ['communes'],
  ['access', 'operations'],
  ['rules', 'statistics', 'formatting', 'writers', 'problem', 'config', 'database'],
];

/** Ground rooms import themselves only, but for what is named here. */
const groundMayImport: Readonly<Record<string, readonly string[]>> = {
  // Only the type of a language.
  rules: ['formatting'],
  statistics: [],
  writers: [],
  // Only the type of a day.
  formatting: ['rules'],
  problem: [],
  config: ['rules'],
  // What it refuses is told in words.
  database: ['config', 'problem'],
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
  // What is deleted is what is added to the sums.
  { file: 'src/responses/counted-answers.ts', sql: 'DELETE FROM tally_addition' },
];
const writing = /\b(?:INSERT INTO|DELETE FROM|UPDATE) \w+(?: SET)?/g;

const browserMayImport = ['rules', 'formatting'];

/** Every JSON that the browser is handed: where it is read, as what type, and who makes it. */
const handedOver = [
  { read: 'form/form.ts', as: 'FormScript', made: 'responses/form-script.ts' },
  { read: 'survey/survey.ts', as: 'FormScript', made: 'responses/form-script.ts' },
  { read: 'survey/survey-form.ts', as: 'QuestionnaireReply', made: 'responses/responses.controller.ts' },
  { read: 'form/post-response.ts', as: 'ResponseReply', made: 'responses/responses.controller.ts' },
  { read: 'form/post-response.ts', as: 'ProblemReply', made: 'problem.filter.ts' },
  { read: 'form/form-screens.ts', as: 'Condition', made: 'responses/form-questions.ts' },
  { read: 'kiosk/kiosk.ts', as: 'KioskData', made: 'responses/kiosk-page.ts' },
  { read: 'kiosk/device.ts', as: 'PairingReply', made: 'devices/devices-api.controller.ts' },
  { read: 'kiosk/device.ts', as: 'HeartbeatReply', made: 'devices/devices-api.controller.ts' },
  { read: 'paper/keying.ts', as: 'KeyingData', made: 'paper/keying.view-model.ts' },
  { read: 'paper/send-sheet.ts', as: 'FirstKeyed', made: 'paper/keying.service.ts' },
  { read: 'paper/send-sheet.ts', as: 'SecondKeyed', made: 'paper/second-keying.service.ts' },
  { read: 'paper/send-sheet.ts', as: 'ProblemReply', made: 'problem.filter.ts' },
  { read: 'paper/import.ts', as: 'ProblemReply', made: 'problem.filter.ts' },
  { read: 'staff/participation.ts', as: 'ParticipationCounts', made: 'participation/participation.queries.ts' },
  { read: 'wall/wall.ts', as: 'WallNow', made: 'participation/wall.view-model.ts' },
];

/** JSON that the browser reads in the words of a library, and JSON that it kept itself. */
const notOurs = {
  'dashboard/dashboard.ts': 'a configuration of Chart.js',
  'survey/survey-preview.ts': 'a definition of SurveyJS',
  'form/form-memory.ts': 'what this tab kept',
  'form/form-sending.ts': 'what this page froze',
  'form/waiting-answers.ts': 'what this phone kept',
  'kiosk/vault.ts': 'what this tablet kept',
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => join('src', file));

const roomOf = (file: string): string => {
  const [, first = '', second] = file.split('/');
  if (second !== undefined) return first;
  return first === 'problem.ts' ? 'problem' : '(shell)';
};

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replace(/\.js$/, '.ts'),
  );

const namesDeclared = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:export )?(?:interface|type|class) (\w+)/gm)].map(
    ([, name = '']) => name,
  );

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

  it('hand the browser nothing but what one type of rules says, on both sides', () => {
    const browser = files.filter((file) => file.startsWith('src/browser/'));
    const reading = browser.filter((file) => /JSON\.parse\(|\.json\(\)/.test(readFileSync(file, 'utf8')));
    const known = [...new Set([...handedOver.map(({ read }) => read), ...Object.keys(notOurs)])];
    expect(reading.map((file) => file.replace('src/browser/', '')).sort()).toEqual(known.sort());
    const sharing = ({ as, ...sides }: (typeof handedOver)[number]): boolean =>
      [`browser/${sides.read}`, sides.made].every((file) =>
        new RegExp(`import [^;]*\\b${as}\\b[^;]*/rules/`).test(readFileSync(join('src', file), 'utf8')),
      );
    expect(handedOver.filter((one) => !sharing(one))).toEqual([]);
    const shared = files.filter((file) => file.startsWith('src/rules/to-browser/')).flatMap(namesDeclared);
    const told = [...new Set(handedOver.map(({ as }) => as))].filter((name) => name !== 'Condition');
    expect(told.filter((name) => !shared.includes(name))).toEqual([]);
    // None is said a second time elsewhere.
    const elsewhere = files.filter((file) => !file.startsWith('src/rules/')).flatMap(namesDeclared);
    expect(shared.filter((name) => elsewhere.includes(name))).toEqual([]);
  });

  it('know no language by name, but for formatting', () => {
    const naming = files
      .filter((file) => roomOf(file) !== 'formatting')
      .filter((file) => {
        const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
        return /'(?:vi|en)'/.test(code);
      });
    expect(naming).toEqual([]);
    const templates = readdirSync('views', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.hbs'),
    );
    // Messages to send on are in Vietnamese, whoever sends them.
    const inTemplates = templates.filter((file) =>
      /"(?:vi|en)"|\?lang=\w/.test(readFileSync(join('views', file), 'utf8')),
    );
    expect(inTemplates).toEqual(['collection-points/show.hbs']);
  });

  it('keep survey-core in one file, and pure rooms free of libraries', () => {
    const importing = (pattern: RegExp): string[] => files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    // In the browser, the folder of its runtime knows it too.
    const onServer = importing(/from 'survey-core'/).filter((file) => !file.startsWith('src/browser/survey/'));
    expect(onServer).toEqual(['src/questionnaires/survey-js.ts']);
    const pure = files.filter((file) => ['rules', 'statistics', 'formatting', 'problem'].includes(roomOf(file)));
    const running = files
      .filter((file) => roomOf(file) === 'rules')
      .filter((file) => /^import (?!type )[^;]*\/formatting\//m.test(readFileSync(file, 'utf8')));
    expect(running).toEqual([]);
    const foreign = pure.filter((file) => /from '[^.]/.test(readFileSync(file, 'utf8')));
    expect(foreign).toEqual([]);
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
