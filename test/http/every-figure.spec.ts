import { TokensService } from '../../src/access/tokens.service.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import type { Figure } from '../../src/figures/figure.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { MERGED } from '../../src/figures/partition.js';
import type { Publication, TableDimension } from '../../src/figures/publication.js';
import { Random } from '../../src/simulation/random.js';
import { majority } from '../../src/statistics/majority.js';
import { roundedAwayFromTarget, roundedOutward } from '../../src/statistics/rounding.js';
import { wilsonIntervalOfRate } from '../../src/statistics/wilson-interval.js';
import { Attacker, type Members } from '../harness/every-figure-attacker.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aPoint, aResponse, post, SPRING } from '../harness/spring.js';

/**
 * The adversary knows who answered when, at which place and of which age, who stands in every published row, and every
 * figure a director or the public can ask for: each breakdown, the headline (F4), the resolving unit's (F4 on FILE),
 * full satisfaction (F6) and every question (F1), of every publication, and after the lock with every filter. The other
 * formulas and the distribution tell more about the same rows, never about other people. A group is found when it has
 * one to nine people and, whatever they said, only one number of satisfied ones among them fits all figures. The groups
 * tried are those of every breakdown, every pair, and those who came to either between two publications.
 */
interface Person {
  readonly period: string;
  readonly group: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, number | string>>;
}

interface Told {
  readonly overall: Figure;
  readonly groups: readonly { readonly key: string; readonly figure: Figure }[];
}

const filterNames = ['channel', 'assisted', 'receiving-unit', 'department', 'field', 'village'];
const breakdowns = [...filterNames, 'way', 'group', 'month', 'age', 'sex', 'weekday', 'counter'];
const crossed = [...filterNames.filter((name) => name !== 'department'), 'way'];
const measures = ['question:G', 'question:FILE', 'question:E2', 'question:A01', 'complete'];

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer('2026-07-01');
  const villages = ['dong', 'doai', 'nam', 'bac', 'thuong'].map((key) => ({ key, name: key }));
  await server.get(CommunesService, { strict: false }).import({ ...SPRING, villages }, '2026-01-01');
  token = await server.get(TokensService, { strict: false }).create('director', 'spring', 'test', 'test');
}, 60_000);
afterAll(() => server.stop());

const round = {
  name: 'a round of the survey on the administration',
  questionnaire: 'chinh-quyen',
  days: { opensOn: '2027-06-01', endsOn: '2027-06-20', locksOn: '2027-06-25' },
  continuous: false,
  collecting: ['2027-06-01', '2027-06-04', '2027-06-09', '2027-06-15', '2027-06-20'],
  locks: ['2027-06-26'],
};
const halfYear = {
  name: 'two quarters at the Centre',
  questionnaire: 'trung-tam',
  days: { opensOn: '2026-07-01', endsOn: '2026-12-31', locksOn: '2027-01-05' },
  continuous: true,
  collecting: ['2026-07-06', '2026-07-22', '2026-08-11', '2026-09-18', '2026-10-08', '2026-11-05', '2026-12-14'],
  locks: ['2026-10-06', '2027-01-06'],
};

/**
 * What is left open today: at most this share of the small groups is found, many of them among those who came last
 * before a lock. The README says so. It may only fall.
 */
const SHARE_STILL_FOUND = { round: 0.015, halfYear: 0.03 };

it.each([
  { ...round, most: SHARE_STILL_FOUND.round },
  ...(process.env.ADVERSARY === 'whole' ? [{ ...halfYear, most: SHARE_STILL_FOUND.halfYear }] : []),
])(
  'the rules hide nearly every group of fewer than ten in $name, which the sums themselves give away',
  async (survey) => {
    const people = new Survey(survey.questionnaire);
    await people.open(survey.days, survey.continuous);
    for (const day of [...survey.collecting, ...survey.locks].toSorted()) {
      server.clock.moveTo(day);
      for (let wave = 0; wave < (survey.locks.includes(day) ? 0 : 3); wave += 1) {
        await people.answer(day, survey.continuous, 17);
        await people.publish();
      }
      await people.publish();
    }
    const told = await people.found(true);
    expect(told.tried).toBeGreaterThan(1000);
    expect(told.groups.length / told.tried).toBeLessThan(survey.most);
    const withoutRules = await people.found(false);
    expect(withoutRules.groups.length / withoutRules.tried).toBeGreaterThan(0.9);
  },
  300_000,
);

/** A simulated survey, all that was ever told of it, and all that would have been told without the rules. */
class Survey {
  private readonly people: Person[] = [];
  private readonly random = new Random(20261107);
  private readonly told = new Map<
    string,
    { readonly measure: string; readonly members: Members; readonly figure: Figure }
  >();
  /** How many had come when something was published. */
  private readonly moments: number[] = [0];
  private campaign!: Awaited<ReturnType<CampaignsService['create']>>;
  private points: { readonly code: string; readonly kind: string; readonly counter: string | null }[] = [];

  constructor(private readonly questionnaire: string) {}

  get size(): number {
    return this.people.length;
  }

  async open(days: { opensOn: string; endsOn: string; locksOn: string }, continuous: boolean): Promise<void> {
    const kinds = [
      { kind: 'qr', counter: 'q1' },
      { kind: 'qr', unit: 'tax' },
      { kind: 'link' },
      { kind: 'kiosk' },
    ] as const;
    const made = [];
    for (const [index, point] of kinds.entries()) made.push(await aPoint(server, { ...point, name: `Điểm ${index}` }));
    this.points = made.map(({ code, kind, counter }) => ({ code, kind, counter }));
    this.campaign = await server.get(CampaignsService, { strict: false }).create({
      ...{ communeId: 'spring', questionnaire: this.questionnaire, continuous, target: 0.9, ...days },
      pointIds: made.map(({ id }) => id),
    });
  }

  async answer(day: string, continuous: boolean, howMany: number): Promise<void> {
    const atCentre = this.questionnaire === 'trung-tam';
    const { random } = this;
    for (let sent = 0; sent < howMany; sent += 1) {
      const place = random.pick([0, 0, 0, 0, 1, 2, 2, 3]);
      const point = this.points[place];
      if (!point) throw new Error('No such point');
      const assisted = random.pick(['self', 'self', 'self', 'family', 'officer']);
      const level = (): number => random.pick([5, 4, 4, 2, 1]);
      const FIELD = random.pick(['ho-tich', 'ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue', 'khac']);
      const VILLAGE = random.pick(['dong', 'dong', 'dong', 'doai', 'doai', 'nam', 'bac', 'thuong']);
      const [AGE, SEX] = [
        random.pick(['under-25', '25-49', '25-49', '50-60', 'over-60']),
        random.pick(['male', 'female']),
      ];
      const GROUP = random.pick([
        'people',
        'people',
        'people',
        'people',
        'people',
        'people',
        'organisation',
        'business',
      ]);
      const WAY = random.pick(['direct', 'direct', 'direct', 'online', 'post', 'home']);
      const answers: Record<string, number | string> = { G: level(), AGE, SEX, GROUP };
      if (atCentre) Object.assign(answers, { FIELD, WAY, FILE: random.pick([5, 4, 2, 1, 'no-result']) });
      else Object.assign(answers, { VILLAGE });
      if (random.chance(0.6)) answers[atCentre ? 'E2' : 'A01'] = level();
      const answer = await post(server, point.code, aResponse(answers, { assisted }));
      expect(answer).toMatchObject({ status: 201 });
      const field = SPRING.fields.find(({ key }) => key === FIELD);
      const where: Record<string, string> = atCentre
        ? {
            ...{ 'receiving-unit': place === 1 ? 'tax' : 'centre', field: FIELD },
            ...{ department: field?.unit ?? '_none', counter: point.counter ?? '_none', way: WAY },
          }
        : { village: VILLAGE };
      const month = day.slice(0, 7);
      this.people.push({
        period: continuous ? `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : 'all',
        group: GROUP,
        cells: {
          ...where,
          channel: point.kind,
          assisted,
          age: AGE,
          sex: SEX,
          month,
          weekday: weekdayOf(day),
          group: GROUP,
        },
        answers,
      });
    }
  }

  /** Publishes as the job does, and writes down all that can be asked. */
  async publish(): Promise<void> {
    const figures = server.get(FiguresService, { strict: false });
    if ((await figures.publish(this.campaign)).length === 0) return;
    this.moments.push(this.people.length);
    for (const publication of await figures.latest(this.campaign)) await this.read(publication);
  }

  private async read(publication: Publication): Promise<void> {
    for (const formula of ['F4', 'F6']) {
      const measure = formula === 'F4' ? 'question:G' : 'complete';
      for (const by of breakdowns.filter((one) => one !== 'department')) {
        const told = await ask(this.campaign.id, publication, `by=${by}&formula=${formula}`);
        if (!told) continue;
        this.note(measure, this.inTotal(publication, measure), told.overall);
        for (const { key, figure } of told.groups) {
          const isOwn = by === 'group' && key === 'people';
          this.note(
            measure,
            isOwn ? this.inTotal(publication, measure) : this.inRow(publication, by, measure, key),
            figure,
          );
        }
      }
    }
    const resolved = await ask(this.campaign.id, publication, 'by=department&formula=F4');
    for (const { key, figure } of resolved?.groups ?? [])
      this.note('question:FILE', this.inRow(publication, 'department', 'question:FILE', key), figure);
    const questions = await ask(this.campaign.id, publication, 'by=question');
    for (const { key, figure } of questions?.groups ?? [])
      this.note(`question:${key}`, this.inTotal(publication, `question:${key}`), figure);
    if (publication.locked) for (const name of filterNames) await this.readFiltered(publication, name);
  }

  private async readFiltered(publication: Publication, name: string): Promise<void> {
    for (const value of new Set(this.people.flatMap(({ cells }) => cells[name] ?? []))) {
      const within = (measure: string): Members =>
        this.members(
          measure,
          (one) => one.group === 'people' && one.period === publication.period && one.cells[name] === value,
        );
      const only = `&${name}=${value}`;
      for (const [by, formula, measure] of [
        ...crossed.map((one) => [one, 'F4', 'question:G'] as const),
        ...crossed.map((one) => [one, 'F6', 'complete'] as const),
        ...[['department', 'F4', 'question:FILE'] as const],
      ]) {
        const told = await ask(this.campaign.id, publication, `by=${by}&formula=${formula}${only}`);
        if (!told) continue;
        this.note(measure, within(measure), told.overall);
        const merged = told.groups.filter(({ figure }) => figure.kind === 'merged').map(({ key }) => key);
        for (const { key, figure } of told.groups) {
          const keys = key === MERGED ? merged : [key];
          this.note(
            measure,
            within(measure).filter((one) => keys.includes(this.people[one]?.cells[by] ?? '')),
            figure,
          );
        }
      }
      const questions = await ask(this.campaign.id, publication, `by=question${only}`);
      for (const { key, figure } of questions?.groups ?? [])
        this.note(`question:${key}`, within(`question:${key}`), figure);
    }
  }

  /** Rows hold those who came first, as many as they say. */
  private inTotal({ content, period }: Publication, measure: string): Members {
    const all = this.members(measure, (one) => one.group === 'people' && one.period === period);
    return all.slice(0, content.totals[measure]?.respondents ?? 0);
  }

  private inRow({ content, period }: Publication, by: string, measure: string, key: string): Members {
    const table = by === 'group' ? content.groups[measure] : content.tables[by as TableDimension]?.[measure];
    const [row, keys] = key === MERGED ? [table?.merged.row, table?.merged.keys ?? []] : [table?.shown[key], [key]];
    const all = this.members(measure, (one) => {
      const isScope = by === 'group' ? one.group !== 'people' : one.group === 'people';
      return isScope && one.period === period && keys.includes(one.cells[by] ?? '');
    });
    return all.slice(0, row?.respondents ?? 0);
  }

  private members(measure: string, are: (person: Person) => boolean): Members {
    return this.people.flatMap((one, index) => (are(one) && isSatisfied(one, measure) !== null ? [index] : []));
  }

  private note(measure: string, members: Members, figure: Figure): void {
    if (figure.kind !== 'rate' && figure.kind !== 'few') return;
    this.told.set(`${measure} ${members.join()} ${JSON.stringify(figure)}`, { measure, members, figure });
  }

  /** Groups found, from what the product tells or from the sums themselves. */
  async found(engine: boolean): Promise<{ facts: number; tried: number; groups: string[] }> {
    const groups: string[] = [];
    let [facts, tried] = [0, 0];
    for (const measure of measures) {
      const attacker = new Attacker(this.people.length);
      if (engine) {
        for (const one of this.told.values())
          if (one.measure === measure) attacker.learn(one.members, ...fitting(one.figure, one.members.length));
      } else {
        for (const members of this.cellsOverTime(measure)) {
          const satisfied = members.filter((one) => isSatisfied(this.people[one] as Person, measure)).length;
          attacker.learn(members, satisfied, satisfied);
        }
      }
      const small = this.groupsToTry(measure);
      facts += attacker.facts;
      tried += small.length;
      for (const members of await attacker.determined(small)) groups.push(`${measure}: ${members.join()}`);
    }
    return { facts, tried, groups };
  }

  /** Everybody, every cell and every pair of cells, by name. */
  private cells(measure: string): ReadonlyMap<string, Members> {
    const cells = new Map<string, number[]>();
    for (const [index, one] of this.people.entries()) {
      if (isSatisfied(one, measure) === null) continue;
      const names = Object.entries(one.cells).map(([name, key]) => `${name}=${key}`);
      const pairs = names.flatMap((name, at) => names.slice(at + 1).map((other) => `${name}&${other}`));
      for (const name of ['', ...names, ...pairs]) {
        const key = `${one.period} ${one.group} ${name}`;
        cells.set(key, [...(cells.get(key) ?? []), index]);
      }
    }
    return cells;
  }

  /** What would be told without the rules: every cell at every publication, every pair at the end. */
  private cellsOverTime(measure: string): Members[] {
    return [...this.cells(measure)].flatMap(([name, members]) =>
      name.includes('&') ? [members] : this.moments.map((until) => members.filter((one) => one < until)),
    );
  }

  /** One to nine people: of a cell or a pair, or come to a cell between two publications that follow each other. */
  private groupsToTry(measure: string): Members[] {
    const came = [...this.cells(measure)].flatMap(([name, members]) => {
      if (name.includes('&')) return [members];
      return [
        members,
        ...this.moments.map((since, at) => members.filter((one) => one >= since && one < (this.moments[at + 1] ?? 0))),
      ];
    });
    const small = came.filter(({ length }) => length > 0 && length < 10);
    return [...new Map(small.map((members) => [members.join(), members])).values()];
  }
}

async function ask(campaign: string, { period }: Publication, query: string): Promise<Told | null> {
  const [year, quarter] = period.split('-Q').map(Number);
  const month = (offset: number): string => `${year}-${String((quarter ?? 1) * 3 + offset).padStart(2, '0')}`;
  const months = period === 'all' ? '' : `&from=${month(-2)}&to=${month(0)}`;
  const address = `${server.url}/api/v1/campaigns/${campaign}/satisfaction?${query}${months}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status === 400) return null;
  expect(answer.status).toBe(200);
  return (await answer.json()) as Told;
}

/** Whether somebody counts as satisfied; null where the measure does not count them. */
function isSatisfied({ answers }: Person, measure: string): boolean | null {
  const codes = measure === 'complete' ? ['G', 'FILE', 'E2', 'A01'] : [measure.slice('question:'.length)];
  const levels = codes.flatMap((code) => (typeof answers[code] === 'number' ? [answers[code]] : []));
  return levels.length === 0 ? null : levels.every((level) => level >= 4);
}

/** The fewest and the most satisfied people of whom the figure would have been told. */
function fitting(figure: Figure, people: number): [number, number] {
  const fits = Array.from({ length: people + 1 }, (_, satisfied) => satisfied).filter((satisfied) => {
    if (figure.kind === 'few') return majority({ satisfied, base: people }) === figure.majority;
    if (figure.kind !== 'rate') return true;
    if (figure.satisfied !== null) return figure.satisfied === satisfied && figure.base === people;
    const rate = satisfied / people;
    const { lower, upper } = roundedOutward(wilsonIntervalOfRate({ rate, effectiveBase: people, confidence: 0.9 }), 2);
    const rounded = roundedAwayFromTarget(rate, figure.meetsTarget === null ? null : 0.9, 2);
    return rounded === figure.rate && lower === figure.interval.lower && upper === figure.interval.upper;
  });
  const [least, most] = [fits[0], fits.at(-1)];
  if (least === undefined || most === undefined) throw new Error(`No ${people} people give ${JSON.stringify(figure)}`);
  return [least, most];
}

function weekdayOf(day: string): string {
  return String(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
}
