import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { monthsOf } from '../../src/campaigns/campaign-calendar.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { LockJob } from '../../src/figures/lock.job.js';
import { addDays, type Day } from '../../src/rules/days.js';
import {
  communeOn,
  communes,
  everybody,
  keyedTooLate,
  type Person,
  surveyNames,
  surveyOf,
  type Way,
} from './commune-year.js';
import { aCounter, type Counter, Staff } from './counter.js';
import { type Entrance, entrances, imported } from './entrances.js';
import { grouped, toldText } from './independent-count.js';
import { startServer, type TestServer } from './server.js';
import { post } from './spring.js';

/** The year of `commune-year.ts`, lived day by day. */

export let server: TestServer;
const counters = new Map<string, Counter>();
export const counterOf = (survey: string): Counter => {
  const found = counters.get(survey);
  if (!found) throw new Error(`${survey} has not begun`);
  return found;
};

/** What each question about a locked period was answered when it was new. */
export const toldThen = new Map<string, { readonly survey: string; readonly query: string; readonly text: string }>();
/** The days on which periods were found locked, by survey. */
export const lockedOn = new Map<string, Record<string, Day>>(surveyNames.map((name) => [name, {}]));
export const breakdowns: Readonly<Record<'trung-tam' | 'chinh-quyen', readonly string[]>> = {
  'trung-tam': ['', 'by=department&formula=F4', 'by=field', 'by=channel', 'by=receiving-unit'],
  'chinh-quyen': ['', 'by=department', 'by=channel', 'by=question'],
};

/** A tablet that is awake is heard of, so that no lock waits for it. */
async function wakeTablets(): Promise<void> {
  const heard = [...counters.values()].map(({ tablet }) =>
    fetch(`${server.url}/api/v1/devices/heartbeat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Device ${tablet}` },
      body: JSON.stringify({ waiting: 0 }),
    }),
  );
  expect((await Promise.all(heard)).map(({ status }) => status)).toEqual(surveyNames.map(() => 200));
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
  for (const survey of surveyNames) {
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
export function periodQuery(...periods: readonly string[]): string {
  if (periods[0] === 'all') return '';
  const months = periods.flatMap(monthsOf);
  return `from=${months[0]}&to=${months.at(-1)}`;
}

/** It is lived once for the file that says so. */
export function liveAYear(): void {
  beforeAll(async () => {
    server = await startServer('2026-01-01');
    await server.get(CommunesService, { strict: false }).import(communeOn('2026-01-01'), '2026-01-01', 'test');
    const staff = await Staff.of(server);
    for (const name of surveyNames) counters.set(name, await aCounter(server, staff, surveyOf(name).campaign));
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
}
