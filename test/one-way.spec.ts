import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => join('src', file));

describe('what there is one way for: the rooms', () => {
  it('ask what is due by the day that only a clock gives, and in one place', () => {
    const naming = (pattern: RegExp): string[] => files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(naming(/as LockDay/)).toEqual(['src/config/clock.ts']);
    expect(naming(/\blockDay\(\)/)).toEqual(['src/config/clock.ts', 'src/figures/locks.service.ts']);
    const comparing = /[<>]=? *(\w+\.)?(locksOn|lockDayOf)\b|(locksOn|lockDayOf\(\w+\)) *[<>]/;
    expect(naming(comparing)).toEqual([
      // The order of the days that an officer types.
      'src/campaigns/campaign-check.ts',
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
    // Sums are read by what counts and seals them and by the gate: what is told at a lock, and the one bit before.
    expect(naming(/\breadTallies\(/)).toEqual([
      ...['src/figures/early-warning.service.ts', 'src/figures/publishing.service.ts'],
      ...['src/responses/recount.ts', 'src/responses/sealing.ts', 'src/responses/tallies.queries.ts'],
    ]);
    expect(naming(/\binsertPublication\(/)).toEqual([
      ...['src/figures/locks.service.ts', 'src/figures/publication.entity.ts'],
    ]);
    // A rate is worked out in one place.
    expect(naming(/\bclopperPearson\(/).filter((file) => !file.startsWith('src/statistics/'))).toEqual([
      'src/figures/figure.ts',
    ]);
  });

  it('ask for a commune with a day', () => {
    const mentions = files.filter((file) => /commune_catalogue|CatalogueVersion/.test(readFileSync(file, 'utf8')));
    const others = mentions.filter((file) => !/^src\/(communes|database\/migrations)\//.test(file));
    // Below the communes: for the names of their units only, whom a director is at the head of; the name of the table.
    expect(others).toEqual(['src/access/commune-names.queries.ts', 'src/database/statement.ts']);
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
