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

  it('ask what is due by the day that only a clock gives, and in one place', () => {
    const naming = (pattern: RegExp): string[] => files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(naming(/as LockDay/)).toEqual(['src/config/clock.ts']);
    expect(naming(/\blockDay\(\)/)).toEqual(['src/config/clock.ts', 'src/figures/locks.service.ts']);
    const comparing = /[<>]=? *(\w+\.)?(locksOn|lockDayOf)\b|(locksOn|lockDayOf\(\w+\)) *[<>]/;
    expect(naming(comparing)).toEqual([
      // The order of the days that an officer types.
      'src/campaigns/campaign-form.ts',
      'src/campaigns/campaign.entity.ts',
      // The same, as any caller gives them.
      'src/campaigns/campaigns.service.ts',
      // Which quarters of a simulated year are over.
      'src/simulation/world.ts',
    ]);
    expect(naming(/locks_on\b.*[<>]|[<>].*\blocks_on/)).toEqual([]);
  });

  it('let answers in by one door', () => {
    const of = (pattern: RegExp, ...without: readonly RegExp[]): string[] => {
      const told = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^import [\s\S]*?;$/gm, '');
      const found = files.filter((file) => pattern.test(told(readFileSync(file, 'utf8'))));
      return found.filter((file) => !without.some((one) => one.test(file))).sort();
    };
    // A response is made in one place, of what was checked in one place; the browser checks for whoever types.
    expect(of(/\bas (unknown as )?Arrival\b|: Arrival = |\bmade\]/)).toEqual(['src/responses/arrival.ts']);
    expect(of(/\bcheckAnswers\(/, /^src\/(rules|browser)\//)).toEqual(['src/responses/arrival.ts']);
    // Whom it rates, and what tells the same again from something else, is made with it; also of what comes again,
    // of what is set aside, and of what is corrected.
    const [again, aside] = ['src/responses/save-response.ts', 'src/responses/set-aside.service.ts'];
    expect(of(/(?<!function )\bcontentHash\(/)).toEqual(['src/responses/arrival.ts', again, aside]);
    expect(of(/(?<!function )\battributesOf\(/)).toEqual([
      ...['src/responses/arrival.ts', 'src/responses/correct-response.ts'],
    ]);
    expect(of(/\binsertResponse\(/)).toEqual(['src/responses/save-response.ts']);
    expect(
      of(/tableOf\(SurveyResponse\)|INTO survey_response/).filter((file) =>
        /\.insert/.test(readFileSync(file, 'utf8')),
      ),
    ).toEqual(['src/responses/save-response.ts']);
  });

  it('let figures out by one gate', () => {
    const naming = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort();
    // Sums are read by what counts them and by the gate: what is told at a lock, and the one bit that is told before.
    expect(naming(/\breadTallies\(/)).toEqual([
      ...['src/figures/early-warning.service.ts', 'src/figures/publishing.service.ts'],
      ...['src/responses/recount.ts', 'src/responses/tallies.queries.ts'],
    ]);
    expect(naming(/\binsertPublication\(/)).toEqual([
      ...['src/figures/locks.service.ts', 'src/figures/publications.queries.ts'],
    ]);
    // A rate is worked out in one place.
    expect(naming(/\bclopperPearson\(/).filter((file) => !file.startsWith('src/statistics/'))).toEqual([
      'src/figures/figure.ts',
    ]);
  });

  it('ask for a commune with a day', () => {
    const mentions = files.filter((file) => /commune_catalogue|CatalogueVersion/.test(readFileSync(file, 'utf8')));
    const others = mentions.filter((file) => !/^src\/(communes|database\/migrations)\//.test(file));
    expect(others).toEqual([]);
    const service = readFileSync('src/communes/communes.service.ts', 'utf8');
    const dayless = [...service.matchAll(/^ {2}(?!private)[^\n]*\)[^\n]*CommuneCatalogue[^\n]*\{$/gm)].filter(
      ([line]) => !/: Day\b/.test(line),
    );
    expect(dayless.map(([line]) => line.trim())).toEqual([]);
  });

  it('read no day off the clock of the machine they stand on', () => {
    // A formatter that is made once, at start, would keep the zone that the machine stood in then.
    const local = /\.[gs]et(Date|Day|Month|FullYear|Hours|Minutes)\(|toLocale(Date|Time)?String\(|toDateString\(/;
    const zoneless = /DateTimeFormat\((?![^)]*timeZone)/;
    const reading = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return local.test(text) || zoneless.test(text);
    });
    // When a tablet last sent something is told in the tablet's own time.
    expect(reading).toEqual(['src/browser/kiosk/state-lines.ts']);
  });
});
