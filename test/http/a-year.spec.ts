import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type FromDay, monthsOf } from '../../src/campaigns/campaign-calendar.js';
import { CampaignsService, type NewCampaign } from '../../src/campaigns/campaigns.service.js';
import { commands } from '../../src/commands.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { LockJob } from '../../src/figures/lock.job.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { Random } from '../../src/simulation/random.js';
import { auditOf } from '../harness/audit.js';
import { aCounter, type Counter, Staff } from '../harness/counter.js';
import { type Entrance, entrances, imported, storedRows } from '../harness/entrances.js';
import {
  expectExcluded,
  expectStandsBack,
  expectTold,
  givenTo,
  grouped,
  isLevel,
  type ToldRow,
  toldRows,
  toldText,
} from '../harness/independent-count.js';
import { startServer, type TestServer } from '../harness/server.js';
import { post, SPRING } from '../harness/spring.js';

type Commune = Omit<typeof SPRING, 'leads'> & { readonly leads: Readonly<Record<string, string>> };

const january: Commune = {
  ...SPRING,
  units: [
    ...SPRING.units,
    { key: 'culture', name: 'Phòng Văn hóa - Xã hội', kind: 'department' },
    { key: 'land', name: 'Chi nhánh Văn phòng đăng ký đất đai', kind: 'vertical' },
  ],
};

function changed(before: Commune, fields: Readonly<Record<string, string>>, more: Partial<Commune> = {}): Commune {
  return { ...before, fields: before.fields.map((one) => ({ ...one, unit: fields[one.key] ?? one.unit })), ...more };
}

const march = changed(january, { 'ho-tich': 'parks' });
const june = changed(march, {}, { leads: { A01: 'parks', A02: 'culture' } });
const midsummer = changed(
  june,
  { 'ho-tich': 'culture' },
  { units: june.units.map((one) => (one.key === 'registry' ? { ...one, name: 'Phòng Nội vụ' } : one)) },
);
const august = changed(
  midsummer,
  { 'dat-dai': 'land' },
  { units: midsummer.units.filter(({ key }) => key !== 'parks'), leads: { A01: 'registry', A02: 'culture' } },
);
const october = changed(
  august,
  { thue: 'registry' },
  { units: august.units.map((one) => (one.key === 'culture' ? { ...one, kind: 'vertical' } : one)) },
);

/** The commune of the year: on which day the officer says so, and from which day it is so. */
const communes: readonly { readonly known: Day; readonly from: Day; readonly commune: Commune }[] = [
  { known: '2026-01-01', from: '2026-01-01', commune: january },
  { known: '2026-03-10', from: '2026-03-11', commune: march },
  { known: '2026-06-05', from: '2026-06-05', commune: june },
  // Told four days late: what came in meanwhile goes to whoever was responsible.
  { known: '2026-06-26', from: '2026-06-22', commune: midsummer },
  { known: '2026-08-19', from: '2026-08-20', commune: august },
  { known: '2026-10-20', from: '2026-10-20', commune: october },
];

function communeOn(day: Day): Commune {
  const found = communes.findLast(({ from }) => from <= day);
  if (!found) throw new Error(`There is no commune on ${day}`);
  return found.commune;
}

interface Survey {
  readonly campaign: Pick<NewCampaign, 'opensOn' | 'endsOn' | 'locksOn' | 'continuous' | 'period'> & {
    readonly questionnaire: 'trung-tam' | 'chinh-quyen';
    readonly fromDay?: FromDay;
  };
  readonly people: number;
  /** Its periods, in the order of the year, and the day on which each is locked. */
  readonly locks: Readonly<Record<string, Day>>;
}

/** What is asked in the year: how it locks, and how many answer. */
const surveys: Readonly<Record<string, Survey>> = {
  'by month': {
    campaign: {
      ...{ questionnaire: 'trung-tam', continuous: true, period: 'month' },
      ...{ opensOn: '2026-01-02', endsOn: '2026-06-30', locksOn: '2026-07-05' },
    },
    people: 300,
    locks: {
      ...{ '2026-01': '2026-02-05', '2026-02': '2026-03-05', '2026-03': '2026-04-05' },
      // Sheets wait: not by the clock, but by an officer, a day late.
      ...{ '2026-04': '2026-05-06', '2026-05': '2026-06-05', '2026-06': '2026-07-05' },
    },
  },
  'by quarter': {
    campaign: {
      ...{ questionnaire: 'trung-tam', continuous: true, period: 'quarter' },
      ...{ opensOn: '2026-01-02', endsOn: '2026-12-31', locksOn: '2027-01-05' },
    },
    people: 280,
    locks: { '2026-Q1': '2026-04-05', '2026-Q2': '2026-07-05', '2026-Q3': '2026-10-05', '2026-Q4': '2027-01-05' },
  },
  'by quarter from the 15th': {
    campaign: {
      ...{ questionnaire: 'trung-tam', continuous: true, period: 'quarter', fromDay: 15 },
      ...{ opensOn: '2026-03-15', endsOn: '2026-12-14', locksOn: '2026-12-19' },
    },
    people: 220,
    // Two working days after the 14th.
    locks: { '2026-Q2': '2026-06-16', '2026-Q3': '2026-09-16', '2026-Q4': '2026-12-16' },
  },
  'the round of June': {
    campaign: {
      ...{ questionnaire: 'chinh-quyen', opensOn: '2026-06-01', endsOn: '2026-06-10', locksOn: '2026-06-16' },
    },
    ...{ people: 110, locks: { all: '2026-06-16' } },
  },
};
const names = Object.keys(surveys);

function surveyOf(name: string): Survey {
  const survey = surveys[name];
  if (!survey) throw new Error(`There is no survey ${name}`);
  return survey;
}

const periodsOf = (name: string): readonly string[] => Object.keys(surveyOf(name).locks);

/** The period of a day and its last day, by the calendar alone. */
function periodIn(name: string, day: Day): { readonly period: string; readonly end: Day } {
  const { continuous, period, fromDay = 1, endsOn } = surveyOf(name).campaign;
  if (!continuous) return { period: 'all', end: endsOn };
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // Months are counted from the beginning of the year before, so that December's second half has a place.
  const number = year * 12 + month - 1 + Number(fromDay === 15 && date >= 15);
  const last = period === 'month' ? number : number - (number % 3) + 2;
  const named = (months: number): string => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const end = fromDay === 15 ? `${named(last)}-14` : addDays(`${named(last + 1)}-01` as Day, -1);
  const quarter = `${Math.floor(last / 12)}-Q${((last % 12) + 1) / 3}`;
  return { period: period === 'month' ? named(number) : quarter, end: end as Day };
}

/** How somebody's answer comes in, and what becomes of it. */
type Way =
  | keyof typeof entrances
  | 'sent twice'
  | 'taken out with its file'
  | 'set aside, then discarded'
  | 'too late from a phone'
  | 'too late from a tablet'
  | 'too late on paper';
const countsNowhere: readonly Way[] = [
  ...(['taken out with its file', 'set aside, then discarded'] as const),
  ...(['too late from a phone', 'too late from a tablet', 'too late on paper'] as const),
];
const howOften: Readonly<Record<Way, number>> = {
  ...{ phone: 6, 'form without script': 3, 'queued phone': 4, 'paired tablet': 6, 'keyed sheet': 3 },
  ...{ 'settled sheet': 0.3, 'imported row': 5, 'set aside, then accepted': 1, 'sent twice': 1 },
  ...{ 'taken out with its file': 2, 'set aside, then discarded': 0.5 },
  ...{ 'too late from a phone': 0.7, 'too late from a tablet': 0.7, 'too late on paper': 0 },
};

interface Person {
  readonly survey: string;
  readonly way: Way;
  /** On which they answered. */
  readonly day: Day;
  /** On which it comes in. */
  readonly on: Day;
  readonly answers: Readonly<Record<string, number | string>>;
}

const random = new Random(2026);
const level = (): number => Number(random.weighted({ 1: 1, 2: 2, 3: 2, 4: 5, 5: 8 }));

const answersTo: Readonly<Record<'trung-tam' | 'chinh-quyen', () => Person['answers']>> = {
  'trung-tam': () => ({
    G: level(),
    ...(random.chance(0.95) && { FIELD: random.pick(['ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue']) }),
    ...(random.chance(0.9) && { FILE: random.chance(0.1) ? 'no-result' : level() }),
  }),
  'chinh-quyen': () => ({
    G: level(),
    ...(random.chance(0.9) && { A01: level() }),
    ...(random.chance(0.9) && { A02: random.chance(0.1) ? 'dk' : level() }),
  }),
};

/** Days on which people are at the counter, files are imported, and what waited comes in: four a month, and those of the round. */
const isBusy = (day: Day): boolean => ['03', '10', '15', '24'].includes(day.slice(8)) || day.startsWith('2026-06-0');
const nextBusy = (day: Day): Day => (isBusy(day) ? day : nextBusy(addDays(day, 1)));

function aPerson(survey: string): Person {
  const { opensOn, endsOn, questionnaire } = surveyOf(survey).campaign;
  const days = Math.round((Date.parse(endsOn) - Date.parse(opensOn)) / 86_400_000);
  const came = addDays(opensOn, Math.floor(random.next() * (days + 1)));
  const way = random.weighted(howOften) as Way;
  const { end } = periodIn(survey, came);
  const answers = answersTo[questionnaire]();
  if (way.startsWith('too late')) return { survey, way, day: came, on: nextBusy(addDays(end, 20)), answers };
  if (isOfFile(way)) return { survey, way, day: came, on: nextFileDay(survey, came), answers };
  const next = nextBusy(came);
  if (way in entrances && entrances[way as keyof typeof entrances].brings === 'at once') {
    // Who would come after the end comes on its last busy day.
    const day = next <= end ? next : busyBefore(end);
    return { survey, way, day, on: day, answers };
  }
  const later = nextBusy(addDays(next, 1));
  // A tablet may wait for its network a week more, while the period is not locked.
  const waits = way === 'paired tablet' && later <= addDays(end, 3) && random.chance(0.5);
  return { survey, way, day: came, on: waits ? later : next, answers };
}

const isOfFile = (way: Way): boolean => way === 'imported row' || way === 'taken out with its file';

/** One file a month, soon after the period may have ended. */
function nextFileDay(survey: string, day: Day): Day {
  const { continuous, fromDay = 1 } = surveyOf(survey).campaign;
  const inMonths = fromDay === 15 ? '15' : '03';
  return day.endsWith(continuous ? inMonths : '10') ? day : nextFileDay(survey, addDays(day, 1));
}

const busyBefore = (day: Day): Day => (isBusy(day) ? day : busyBefore(addDays(day, -1)));

/** Two sheets of April that came back in time, and are keyed when April is locked. */
const keyedTooLate: readonly Person[] = [1, 2].map(() => {
  return { survey: 'by month', way: 'too late on paper', day: '2026-04-20', on: '2026-05-06', answers: { G: 1 } };
});

/** By every entrance that can, one of the day before a field moves, which comes in when it has: chance brings few. */
const acrossTheMove = (Object.keys(entrances) as (keyof typeof entrances)[])
  .filter((way) => entrances[way].brings === 'later')
  .map((way): Person => {
    const answers = { G: 4, FIELD: 'dat-dai', FILE: 2 };
    return { survey: 'by quarter', way, day: '2026-08-19', on: '2026-09-03', answers };
  });

const everybody: readonly Person[] = [
  ...names.flatMap((survey) => Array.from({ length: surveyOf(survey).people }, () => aPerson(survey))),
  ...keyedTooLate,
  ...acrossTheMove,
];
/** Whose answers count. */
const counted = everybody.filter(({ way }) => !countsNowhere.includes(way));

let server: TestServer;
const counters = new Map<string, Counter>();
const counterOf = (survey: string): Counter => {
  const found = counters.get(survey);
  if (!found) throw new Error(`${survey} has not begun`);
  return found;
};

/** What each question about a locked period was answered when it was new. */
const toldThen = new Map<string, { readonly survey: string; readonly query: string; readonly text: string }>();
/** The days on which periods were found locked, by survey. */
const lockedOn = new Map<string, Record<string, Day>>(names.map((name) => [name, {}]));
const breakdowns: Readonly<Record<'trung-tam' | 'chinh-quyen', readonly string[]>> = {
  'trung-tam': ['', 'by=department&formula=F4', 'by=field', 'by=channel', 'by=receiving-unit'],
  'chinh-quyen': ['', 'by=department', 'by=channel', 'by=question'],
};

beforeAll(async () => {
  server = await startServer('2026-01-01');
  await server.get(CommunesService, { strict: false }).import(january, '2026-01-01', 'test');
  const staff = await Staff.of(server);
  for (const name of names) counters.set(name, await aCounter(server, staff, surveyOf(name).campaign));
  const lastDay = '2027-01-31';
  for (let today: Day = '2026-01-02'; today <= lastDay; today = addDays(today, 1)) {
    server.clock.moveTo(today);
    for (const { known, from, commune } of communes) {
      if (known === today) await server.get(CommunesService, { strict: false }).import(commune, from, 'test');
    }
    if (['01', '15'].includes(today.slice(8))) await wakeTablets();
    await waitForSheets(today);
    await deliver(everybody.filter(({ on }) => on === today));
    await server.get(LockJob, { strict: false }).look();
    await keepWhatIsNew(today);
  }
}, 300_000);
afterAll(() => server.stop());

/** A tablet that is awake is heard of, so that no lock waits for it. */
async function wakeTablets(): Promise<void> {
  const heard = [...counters.values()].map(({ tablet }) =>
    fetch(`${server.url}/api/v1/devices/heartbeat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Device ${tablet}` },
      body: JSON.stringify({ waiting: 0 }),
    }),
  );
  expect((await Promise.all(heard)).map(({ status }) => status)).toEqual(names.map(() => 200));
}

/** Sheets of April came back that nobody has keyed: April waits for them, until an officer locks it without them. */
async function waitForSheets(today: Day): Promise<void> {
  const { campaign, batch, staff, sheets } = counterOf('by month');
  const press = async (path: string, fields: Record<string, string>): Promise<void> => {
    const { first } = await staff.present();
    expect((await first.post(path, fields)).status).toBe(303);
  };
  const returned = String(sheets + keyedTooLate.length);
  if (today === '2026-05-04') await press(`/paper/batches/${batch.id}/returned`, { returned });
  const asked = { period: '2026-04', confirmed: 'yes', anyway: 'yes' };
  if (today === '2026-05-06') await press(`/campaigns/${campaign.id}/lock`, asked);
}

async function deliver(all: readonly Person[]): Promise<void> {
  for (const [survey, people] of grouped(all, (person) => person.survey)) {
    const counter = counterOf(survey);
    for (const [way, some] of grouped(people, (person) => person.way)) {
      const said = await bringers[way](counter, some);
      expect({ way, refused: said.filter((status) => ![200, 201, 303].includes(status)) }).toEqual({
        way,
        refused: [],
      });
    }
  }
}

/** Brings answers of some people, each way as often as it was wanted. @returns the status of each */
const bringers = {
  ...(Object.fromEntries(
    (Object.keys(entrances) as (keyof typeof entrances)[]).map((name) => [name, one(entrances[name])]),
  ) as Record<keyof typeof entrances, Bringer>),
  'imported row': async (counter, people) => [(await imported(counter, people.map(answered))).status],
  'sent twice': async ({ qr }, people) => {
    const statuses: number[] = [];
    for (const { answers, day } of people) {
      const body = { id: randomUUID(), answers, answeredOn: day, queued: true };
      for (const _time of [1, 2]) statuses.push((await post(server, qr.code, body)).status);
    }
    return statuses;
  },
  'taken out with its file': async (counter, people) => {
    const before = await importsOf(counter);
    const file = await imported(counter, people.map(answered));
    const made = (await importsOf(counter)).filter((id) => !before.includes(id));
    const { first } = await counter.staff.present();
    const undone = await Promise.all(made.map((id) => first.post(`/paper/import/${counter.campaign.id}/${id}/undo`)));
    return [file.status, ...undone.map(({ status }) => status)];
  },
  'set aside, then discarded': async ({ campaign, qr, staff }, people) => {
    const { first } = await staff.present();
    const statuses: number[] = [];
    for (const { answers, day } of people) {
      const id = randomUUID();
      const aside = { id, answers: { ...answers, G: 9 }, answeredOn: day, campaign: campaign.id, queued: true };
      expect((await post(server, qr.code, aside)).status).toBe(202);
      const [found] = await server.get(DataSource).query(`SELECT id FROM set_aside WHERE response_id = '${id}'`);
      const reason = 'Trả lời thử của cán bộ';
      statuses.push((await first.post(`/set-aside/spring/${found.id}/discard`, { reason })).status);
    }
    return statuses;
  },
  'too late from a phone': (counter, people) => tooLate(counter, people, 'qr', {}),
  'too late from a tablet': (counter, people) =>
    tooLate(counter, people, 'kiosk', { authorization: `Device ${counter.tablet}` }),
  'too late on paper': one(entrances['keyed sheet']),
} as const satisfies Record<Way, Bringer>;

type Bringer = (counter: Counter, people: readonly Person[]) => Promise<readonly number[]>;

function one({ bring, brings }: Entrance): Bringer {
  return async (counter, people) => {
    const statuses: number[] = [];
    for (const { answers, day } of people) {
      statuses.push((await bring(counter, { answers, on: brings === 'later' ? day : null })).status);
    }
    return statuses;
  };
}

const answered = ({ answers, day }: Person) => ({ answers, on: day });

async function importsOf({ campaign }: Counter): Promise<readonly string[]> {
  const rows: { id: string }[] = await server
    .get(DataSource)
    .query(`SELECT id FROM paper_import WHERE campaign_id = '${campaign.id}'`);
  return rows.map(({ id }) => id);
}

/** It is kept, and says that it counts no more. */
async function tooLate(
  counter: Counter,
  people: readonly Person[],
  at: 'qr' | 'kiosk',
  headers: Record<string, string>,
): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const { answers, day } of people) {
    const late = { id: randomUUID(), answers, answeredOn: day, queued: true };
    const { status, body } = await post(server, counter[at].code, late, headers);
    expect(body).toMatchObject({ late: true });
    statuses.push(status);
  }
  return statuses;
}

/** Of every period that has just been locked. */
async function keepWhatIsNew(today: Day): Promise<void> {
  for (const survey of names) {
    const { campaign } = counterOf(survey);
    const { lockedPeriods } = await server.get(CampaignsService, { strict: false }).find(campaign.id);
    for (const period of lockedPeriods) {
      const days = lockedOn.get(survey);
      if (days) days[period] ??= today;
      for (const by of breakdowns[surveyOf(survey).campaign.questionnaire]) {
        const query = `${by}&${periodQuery(period)}`;
        if (toldThen.has(`${survey} ${query}`)) continue;
        toldThen.set(`${survey} ${query}`, { survey, query, text: await toldText(counterOf(survey), query) });
      }
    }
  }
}

/** Months, as the API asks for them. */
function periodQuery(...periods: readonly string[]): string {
  if (periods[0] === 'all') return '';
  const months = periods.flatMap(monthsOf);
  return `from=${months[0]}&to=${months.at(-1)}`;
}

const unitOf = ({ day, answers }: Person): string | null =>
  communeOn(day).fields.find(({ key }) => key === answers.FIELD)?.unit ?? null;
const channelOf = ({ way }: Person): string => {
  if (way in entrances) return entrances[way as keyof typeof entrances].channel;
  if (way === 'too late on paper') return 'paper';
  return way === 'too late from a tablet' ? 'kiosk' : 'qr';
};

async function expectPeriods(survey: string, ...periods: readonly string[]): Promise<void> {
  const people = counted.filter((one) => one.survey === survey && periods.includes(periodIn(survey, one.day).period));
  const query = periodQuery(...periods);
  const rows = (by: string): Promise<readonly ToldRow[]> => toldRows(counterOf(survey), `${by}&${query}`);
  expectTold(await rows('by=channel'), givenTo(people, 'G', channelOf));
  const { overall, excluded } = JSON.parse(await toldText(counterOf(survey), query));
  const levels = people.map(({ answers }) => answers.G).filter(isLevel);
  expect({ periods, ...overall }).toMatchObject({
    ...{ periods, respondents: people.length, base: people.length },
    satisfied: levels.filter((one) => one >= 4).length,
  });
  const notCounted = everybody.filter((one) => one.survey === survey && one.way === 'set aside, then discarded');
  const setAside = notCounted.filter(({ day }) => periods.includes(periodIn(survey, day).period)).length;
  // What was late came after the lock, and what was told then stays.
  expect(excluded).toEqual({ outsideScale: 0, blank: 0, late: 0, flagged: 0, setAside });
  const isRound = surveyOf(survey).campaign.questionnaire === 'chinh-quyen';
  if (isRound) return expectItems(people, await rows('by=question'));
  const ofFiles = JSON.parse(await toldText(counterOf(survey), `by=department&formula=F4&${query}`));
  expect(ofFiles.excluded).toMatchObject({
    outsideScale: people.filter(({ answers }) => answers.FILE === 'no-result').length,
    blank: people.filter(({ answers }) => answers.FILE === undefined).length,
  });
  return expectUnits(survey, periods, people, rows);
}

/** Each question of the round that anybody answered, and nothing of the others. */
function expectItems(people: readonly Person[], rows: readonly ToldRow[]): void {
  const codes = [...new Set(people.flatMap(({ answers }) => Object.keys(answers)))];
  expectTold(rows, new Map(codes.flatMap((code) => [...givenTo(people, code, () => code)])));
  const told = rows.filter(({ figure }) => figure.kind !== 'no-responses');
  expect(told.map(({ key }) => key).toSorted()).toEqual(codes.toSorted());
  expectExcluded(
    told,
    (code) => code,
    () => people.map(({ answers }) => answers),
  );
}

type Rows = (by: string) => Promise<readonly ToldRow[]>;

async function expectUnits(
  survey: string,
  periods: readonly string[],
  people: readonly Person[],
  rows: Rows,
): Promise<void> {
  const breakdowns = {
    'by=department&formula=F4': ['FILE', (person: Person) => unitOf(person) ?? '_none'],
    'by=field': ['G', ({ answers }: Person) => String(answers.FIELD ?? '_none')],
    'by=receiving-unit': ['G', () => 'centre'],
  } as const;
  for (const [by, [code, rowOf]] of Object.entries(breakdowns)) {
    const told = await rows(by);
    const given = givenTo(people, code, rowOf);
    expectTold(told, given);
    if (periods.length === 1) expectStandsBack(told, given);
    const inRow = grouped(people, rowOf);
    expectExcluded(
      told,
      () => code,
      (row) => (inRow.get(row) ?? []).map(({ answers }) => answers),
    );
  }
  const [last = ''] = people
    .map(({ day }) => periodIn(survey, day).end)
    .toSorted()
    .toReversed();
  for (const { key, label, kind, target } of await rows('by=department&formula=F4')) {
    if (key.startsWith('_')) continue;
    const unit = unitBefore(key, last);
    expect({ key, label, kind, target }).toEqual({
      ...{ key, label: unit?.name, kind: unit?.kind },
      target: unit?.kind === 'vertical' ? null : 0.9,
    });
  }
}

/** A unit as it was last on a day of the period, by whatever name and of whatever kind. */
function unitBefore(key: string, end: string): Commune['units'][number] | undefined {
  return communes
    .filter(({ from }) => from <= end)
    .flatMap(({ commune }) => commune.units)
    .findLast((unit) => unit.key === key);
}

it('each period is locked on its own day: by itself, or by hand where sheets wait', async () => {
  expect(Object.fromEntries(lockedOn)).toEqual(Object.fromEntries(names.map((name) => [name, surveyOf(name).locks])));
  const locks = (await auditOf(server, 'spring')).filter(({ action }) => action === 'campaign-locked');
  expect(locks.filter(({ actor }) => actor !== 'clock')).toMatchObject([
    { actor: 'officer.first', details: { period: '2026-04', leftOut: { sheets: 2, setAside: 0, tablets: 0 } } },
  ]);
});

it('holds everybody whose answer was not taken out, on the day on which they gave it, under the unit of that day', async () => {
  const rows = (await storedRows(server)).map((row) =>
    [row.business_date, row.channel, row.standing, row.field, row.resolving_unit].join(' '),
  );
  const kept = everybody.filter(({ way }) => !['taken out with its file', 'set aside, then discarded'].includes(way));
  const expected = kept.map((person) => {
    const standing = person.way.startsWith('too late') ? 'late' : 'counted';
    return [person.day, channelOf(person), standing, person.answers.FIELD, unitOf(person)].join(' ');
  });
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

it.each(names.flatMap((survey) => periodsOf(survey).map((period) => ({ survey, period }))))(
  'tells of $survey, $period, what an independent count has',
  ({ survey, period }) => expectPeriods(survey, period),
);

it('tells longer periods as the sum of what was locked', async () => {
  await expectPeriods('by month', '2026-01', '2026-02', '2026-03');
  await expectPeriods('by month', ...periodsOf('by month'));
  await expectPeriods('by quarter', ...periodsOf('by quarter'));
  await expectPeriods('by quarter from the 15th', '2026-Q2', '2026-Q3');
});

it('tells the leading departments of the round by the leads of each day', async () => {
  const led = new Map<string, (readonly number[])[]>();
  for (const { day, answers } of counted.filter(({ survey }) => survey === 'the round of June')) {
    for (const [unit, items] of grouped(Object.entries(communeOn(day).leads), ([, leader]) => leader)) {
      const levels = items.map(([code]) => answers[code]).filter(isLevel);
      if (levels.length > 0) led.set(unit, [...(led.get(unit) ?? []), levels]);
    }
  }
  expectTold(await toldRows(counterOf('the round of June'), 'by=department'), led);
});

it('tells at the end of the year, byte for byte, what it told when a period was new', async () => {
  expect(toldThen.size).toBe(13 * breakdowns['trung-tam'].length + breakdowns['chinh-quyen'].length);
  const other: string[] = [];
  for (const [name, { survey, query, text }] of toldThen) {
    if ((await toldText(counterOf(survey), query)) !== text) other.push(name);
  }
  expect(other).toEqual([]);
});

it('has told of some by rates, of some by counts, and of some only together with others', () => {
  const texts = [...toldThen.values()].map(({ text }) => text).join();
  for (const kind of ['rate', 'few', 'merged', 'held', 'no-responses']) expect(texts).toContain(`"kind":"${kind}"`);
});

it('takes no file out of a locked period', async () => {
  const counter = counterOf('by month');
  const { first } = await counter.staff.present();
  const imports: { id: string }[] = await server
    .get(DataSource)
    .query(`SELECT id FROM paper_import WHERE campaign_id = '${counter.campaign.id}' AND undone_on IS NULL`);
  const before = await storedRows(server);
  const replies = await Promise.all(
    imports.slice(0, 3).map(({ id }) => first.post(`/paper/import/${counter.campaign.id}/${id}/undo`)),
  );
  expect(replies.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(await storedRows(server)).toHaveLength(before.length);
});

it('leaves sums, publications and an audit log that are found again', async () => {
  const get: Get = (type) => server.get(type as Type, { strict: false });
  const run = (name: string): Promise<unknown> => {
    const command = commands.find((one) => one.name === name);
    if (!command) throw new Error(`There is no command ${name}`);
    return Promise.resolve(command.run(get, parseCall(command, [])));
  };
  expect(await run('verify')).toMatchObject({ campaigns: names.length, differences: 0 });
  expect(await run('audit:verify')).toMatchObject({ broken: 0 });
});
