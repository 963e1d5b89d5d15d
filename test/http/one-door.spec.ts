import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { type Asked, AskedService } from '../../src/responses/asked.service.js';
import { correctResponse } from '../../src/responses/correct-response.js';
import { differences } from '../../src/responses/recount.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { tallyLayout } from '../../src/responses/tally-layout.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { aCounter, type Counter, Staff } from '../harness/counter.js';
import { bring, type Entrance, entrances, storedRows } from '../harness/entrances.js';
import { startServer, type TestServer } from '../harness/server.js';
import { lockAnyway, SPRING } from '../harness/spring.js';

/** Civil status goes to the office of economy, and with it the item that the old office led. */
const REORGANISED = {
  ...SPRING,
  fields: SPRING.fields.map((field) => (field.key === 'ho-tich' ? { ...field, unit: 'parks' } : field)),
  leads: { A01: 'parks', A02: 'parks' },
};

const names = Object.keys(entrances) as (keyof typeof entrances)[];
const later = names.filter((name) => entrances[name].brings === 'later');

let server: TestServer;
let staff: Staff;

beforeAll(async () => {
  server = await startServer('2026-11-01');
  await import_(SPRING, '2026-01-01');
  staff = await Staff.of(server);
});
afterAll(() => server.stop());

const import_ = (commune: unknown, from: `${number}-${number}-${number}`) =>
  server.get(CommunesService, { strict: false }).import(commune, from, 'test');
const brought = (name: keyof typeof entrances, counter: Counter, answers: object, on: string | null) =>
  bring(entrances[name] as Entrance, counter, { answers: { ...answers }, on });
const through = <T>(read: (queue: WriteQueue) => Promise<T>): Promise<T> =>
  read(server.get(WriteQueue, { strict: false }));
const current = (campaign: Campaign): Promise<Campaign> =>
  server.get(CampaignsService, { strict: false }).find(campaign.id);

async function faultsIn(campaign: Campaign): Promise<readonly string[]> {
  const now = await current(campaign);
  const asked = server.get(CampaignsService, { strict: false }).questionnairesOf(now);
  return through((queue) => queue.read(differences(now, asked)));
}

describe('the entrances', () => {
  it('are all in this table', () => {
    const lets = /\b(?:this\.intake\.submit|(?<!private async )arrivalOf|correctResponse)\(/;
    // The intake opens for phones, forms and tablets, which stand here themselves.
    const within = ['arrival.ts', 'correct-response.ts', 'intake.service.ts'].map((name) => `src/responses/${name}`);
    const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => join('src', name))
      .filter((file) => !within.includes(file) && lets.test(readFileSync(file, 'utf8')));
    const simulated = 'src/simulation/simulation.service.ts';
    expect(found.sort()).toEqual([...new Set([...names.map((name) => entrances[name].file), simulated])].sort());
  });
});

describe('of a commune reorganised on the 5th', () => {
  let centre: Counter;
  let administration: Counter;
  const given: { readonly name: string; readonly day: string; readonly id: string }[] = [];
  const led: { readonly day: string; readonly name: string }[] = [];
  /** What somebody had been asked who began to settle a sheet before the officer imported. */
  let before: Asked;

  async function bringBoth(name: keyof typeof entrances, day: string): Promise<void> {
    const on = entrances[name].brings === 'later' ? day : null;
    const { row } = await brought(name, centre, { G: 5, FIELD: 'ho-tich', FILE: 4 }, on);
    given.push({ name, day, id: row?.id ?? `${name} was refused` });
    const other = await brought(name, administration, { G: 4, A01: 5, A02: 3 }, on);
    if (other.row) led.push({ name, day });
  }

  beforeAll(async () => {
    server.clock.moveTo('2026-11-03');
    centre = await aCounter(server, staff);
    administration = await aCounter(server, staff, { questionnaire: 'chinh-quyen' });
    await bringBoth('form without script', '2026-11-03');
    server.clock.moveTo('2026-11-05');
    for (const name of later) await bringBoth(name, '2026-11-04');
    for (const name of names) await bringBoth(name, '2026-11-05');
    before = await server
      .get(AskedService, { strict: false })
      .asked(administration.paper, await current(administration.campaign), '2026-11-05');
    // In the evening the officer says what has been so since the morning.
    await import_(REORGANISED, '2026-11-05');
    server.clock.moveTo('2026-11-06');
    for (const day of ['2026-11-03', '2026-11-05']) for (const name of later) await bringBoth(name, day);
    for (const name of names) await bringBoth(name, '2026-11-06');
  });

  it.each(names)('an answer rates who was responsible on its day: %s', async (name) => {
    const rows: { id: string; business_date: string; resolving_unit: string; channel: string }[] = await server
      .get(DataSource)
      .query('SELECT * FROM survey_response');
    const own = given.filter((one) => one.name === name);
    expect(own).toHaveLength(name === 'form without script' ? 3 : 5);
    for (const { id, day } of own) {
      expect(rows.find((row) => row.id === id)).toMatchObject({
        business_date: day,
        resolving_unit: day < '2026-11-05' ? 'registry' : 'parks',
        channel: entrances[name].channel,
      });
    }
  });

  it('an item counts for the department that led it on the day of the answer', async () => {
    const campaign = await current(administration.campaign);
    const asked = server.get(CampaignsService, { strict: false }).questionnairesOf(campaign);
    const layout = tallyLayout(campaign, asked);
    const cells = await through((queue) => queue.read(readTallies('spring', campaign.id)));
    const total = cells.filter(({ scope, dimensions }) => scope === 'people' && dimensions === '');
    const pooled = (pool: string, offset: number): number =>
      total.reduce((sum, { sums }) => sum + (sums[(layout.pools.get(pool)?.start ?? Number.NaN) + offset] ?? 0), 0);
    const earlier = led.filter(({ day }) => day < '2026-11-05').length;
    const since = led.length - earlier;
    expect(led).toHaveLength(given.length);
    // Respondents, satisfied answers, answers: A01 is satisfied, A02 is not.
    expect([0, 1, 2].map((offset) => pooled('led:registry', offset))).toEqual([earlier, earlier, earlier]);
    expect([0, 1, 2].map((offset) => pooled('led:parks', offset))).toEqual([
      earlier + since,
      since,
      earlier + 2 * since,
    ]);
  });

  it('a sheet that is settled meanwhile is settled again, by the new commune', async () => {
    const row = (await storedRows(server)).find(
      ({ channel, business_date: day }) => channel === 'paper' && day === '2026-11-05',
    );
    const correction = { asked: before, id: row?.id ?? '', answers: { G: 2, A01: 1 } };
    const settled = through((queue) => queue.commit(() => correctResponse(correction)));
    await expect(settled).rejects.toMatchObject({ code: 'cannot-store-now' });
  });

  it('the sums are those of a fresh count', async () => {
    expect(await faultsIn(centre.campaign)).toEqual([]);
    expect(await faultsIn(administration.campaign)).toEqual([]);
  });
});

describe('what is brought', () => {
  let counter: Counter;
  beforeAll(async () => {
    server.clock.moveTo('2026-11-06');
    counter = await aCounter(server, staff);
  });

  interface Judged {
    readonly answers: Readonly<Record<string, unknown>>;
    /** As it is kept; null where it is refused. */
    readonly kept: string | null;
    /** Where everything is text; the same unless it is said. */
    readonly keptOfText?: string | null;
    /** Entrances that cannot bring it. */
    readonly not?: readonly string[];
  }
  const judged: Readonly<Record<string, Judged>> = {
    'a level that is none': { answers: { G: 9 }, kept: null },
    'a level between two': { answers: { G: 4.5 }, kept: null },
    'a question that nobody asks': {
      ...{ answers: { G: 5, Q99: 3 }, kept: null },
      not: ['form without script', 'imported row'],
    },
    'a question that is hidden': { answers: { G: 5, Q20: 5 }, kept: null, not: ['form without script'] },
    'a choice that is not offered': { answers: { G: 5, FIELD: 'no-such-field' }, kept: null },
    'one of several choices that is not offered': { answers: { G: 5, EXPECT: ['papers', 'no-such'] }, kept: null },
    'nothing to the general question': { answers: { FIELD: 'ho-tich' }, kept: null },
    'a list where one is asked for': { answers: { G: [5, 4] }, kept: null },
    'a number as text': { answers: { G: '5', FILE: '4' }, kept: null, keptOfText: '{"G":5,"FILE":4}' },
    'codes outside the scale': {
      answers: { G: 5, FILE: 'no-result', E1: 'dk' },
      kept: '{"G":5,"FILE":"no-result","E1":"dk"}',
    },
    'choices with spaces around them': {
      answers: { G: 5, FIELD: ' ho-tich\u00a0', EXPECT: [' papers', 'time '] },
      kept: '{"G":5,"FIELD":"ho-tich","EXPECT":["papers","time"]}',
    },
    'texts and lists that are empty': { answers: { G: 5, TEXT: ' ', EXPECT: [] }, kept: '{"G":5}' },
    'a question that applies': {
      answers: { G: 5, USED: true, Q20: 4 },
      kept: '{"G":5,"USED":true,"Q20":4}',
    },
  };

  describe.each(Object.entries(judged))('%s', (_, { answers, kept, keptOfText = kept, not = [] }) => {
    it.each(names.filter((name) => !not.includes(name)))('is judged alike: %s', async (name) => {
      const on = entrances[name].brings === 'later' ? '2026-11-06' : null;
      const { status, row } = await brought(name, counter, answers, on);
      const wanted = entrances[name].isText ? keptOfText : kept;
      const misread = name === 'settled sheet' ? '{"G":1}' : undefined;
      expect(row?.answers).toBe(wanted ?? misread);
      if (wanted === null) expect(status).toBe(entrances[name].refuses);
      else expect([200, 201, 303]).toContain(status);
    });
  });

  // A second keying leaves the text of the first as it is.
  it.each(names.filter((name) => name !== 'settled sheet'))('text is kept in NFC, without spaces: %s', async (name) => {
    const text = `Hòa nhã – ${name}`;
    const sent = { G: 5, TEXT: ` \u200b${text.normalize('NFD')}\u00a0` };
    const { row } = await brought(name, counter, sent, entrances[name].brings === 'later' ? '2026-11-06' : null);
    expect(row?.answers).toBe('{"G":5}');
    const comments: { text: string }[] = await server.get(DataSource).query('SELECT text FROM comment');
    expect(comments.filter((comment) => comment.text === text.normalize('NFC'))).toHaveLength(1);
  });
});

describe('a day', () => {
  let counter: Counter;
  beforeAll(async () => {
    server.clock.moveTo('2026-11-06');
    counter = await aCounter(server, staff);
  });

  /** Status, and the day under which it is kept, with `!` where it is not the one that was said. */
  type Fate = number | readonly [status: number, kept: string];
  interface Dated {
    readonly today: string;
    readonly on: string | null;
    readonly fates: Readonly<Partial<Record<keyof typeof entrances, Fate>>>;
  }
  const dated: Readonly<Record<string, Dated>> = {
    'that is not said is that of receipt': {
      ...{ today: '2026-11-06', on: null },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-06'] },
        ...{ phone: [201, '2026-11-06'], 'form without script': [200, '2026-11-06'] },
        ...{ 'queued phone': [201, '2026-11-06'], 'paired tablet': [201, '2026-11-06'] },
        ...{ 'keyed sheet': [201, '2026-11-06'], 'settled sheet': [303, '2026-11-06'] },
        ...{ 'imported row': [200, '2026-11-06'] },
      },
    },
    'that does not exist is refused': {
      ...{ today: '2026-11-06', on: '2026-11-31' },
      fates: {
        ...{ 'set aside, then accepted': 400 },
        ...{ phone: 400, 'queued phone': 400, 'paired tablet': 400 },
        ...{ 'keyed sheet': 400, 'settled sheet': 400, 'imported row': 422 },
      },
    },
    'that has not come is a wrong clock, or a slip of the pen': {
      ...{ today: '2026-11-06', on: '2026-11-08' },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-06!'] },
        ...{ phone: [201, '2026-11-06!'], 'queued phone': [201, '2026-11-06!'] },
        ...{ 'paired tablet': [201, '2026-11-06!'] },
        ...{ 'keyed sheet': 422, 'settled sheet': 422, 'imported row': 422 },
      },
    },
    'before the opening is a wrong clock, or a slip of the pen': {
      ...{ today: '2026-11-06', on: '2026-10-30' },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-06!'] },
        ...{ phone: [201, '2026-11-06!'], 'queued phone': [201, '2026-11-06!'] },
        ...{ 'paired tablet': [201, '2026-11-06!'] },
        ...{ 'keyed sheet': 422, 'settled sheet': 422, 'imported row': 422 },
      },
    },
    'after the end is refused, or set aside where nobody is there': {
      ...{ today: '2026-11-12', on: '2026-11-11' },
      fates: {
        ...{ 'set aside, then accepted': 409 },
        ...{ phone: 410, 'form without script': 410, 'queued phone': 202, 'paired tablet': 202 },
        ...{ 'keyed sheet': 422, 'settled sheet': 422, 'imported row': 422 },
      },
    },
    'of the collecting counts when it is brought after the end': {
      ...{ today: '2026-11-12', on: '2026-11-09' },
      fates: {
        ...{ 'set aside, then accepted': [303, '2026-11-09'] },
        ...{ phone: [201, '2026-11-09'], 'queued phone': [201, '2026-11-09'], 'paired tablet': [201, '2026-11-09'] },
        ...{ 'keyed sheet': [201, '2026-11-09'], 'settled sheet': [303, '2026-11-09'] },
        ...{ 'imported row': [200, '2026-11-09'] },
      },
    },
    'that stands on no paper is the last one of the collecting': {
      ...{ today: '2026-11-12', on: null },
      fates: {
        ...{ 'set aside, then accepted': 409 },
        ...{ phone: 410, 'queued phone': 202, 'paired tablet': 202 },
        ...{ 'keyed sheet': [201, '2026-11-10'], 'settled sheet': [303, '2026-11-10'] },
        ...{ 'imported row': [200, '2026-11-10'] },
      },
    },
  };

  describe.each(Object.entries(dated))('%s', (_, { today, on, fates }) => {
    it.each(Object.entries(fates) as [keyof typeof entrances, Fate][])('%s', async (name, fate) => {
      server.clock.moveTo(today);
      const { status, said, row } = await brought(name, counter, { G: 5 }, on);
      const [expected, kept] = typeof fate === 'number' ? [fate, undefined] : fate;
      expect(status).toBe(expected);
      expect(row && `${row.business_date}${row.date_replaced ? '!' : ''}`).toBe(kept ?? null);
      if (row) expect(row.standing).toBe('counted');
      // Whoever holds the phone, the paper or the file reads why.
      else if (status !== 202) expect(said).toMatch(/[àáạảãâăđêôơưấầểệịọộợụứừửựỳ]/i);
    });
  });

  it('that is told after the lock is late, and counted nowhere', async () => {
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, counter.campaign);
    const standings: Record<string, string> = {};
    for (const name of later.filter((one) => one !== 'settled sheet')) {
      const { status, row } = await brought(name, counter, { G: 5 }, '2026-11-09');
      standings[name] = row?.standing ?? String(status);
    }
    expect(standings).toEqual({
      ...{ phone: 'late', 'queued phone': 'late', 'paired tablet': 'late', 'keyed sheet': 'late' },
      'set aside, then accepted': 'late',
      'imported row': '409',
    });
    expect(await faultsIn(counter.campaign)).toEqual([]);
  });
});

it('a simulated person rates who was responsible on the day', async () => {
  const other = await startServer('2026-11-06');
  const commune = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));
  const [one, two] = commune.fields.filter(({ unit }: { unit: string }) => unit !== commune.fields[0].unit);
  const [from, unit] = ['2026-06-15', commune.fields[0].unit] as const;
  const moved = [one.key, two.key];
  const fields = commune.fields.map((field: { key: string }) =>
    moved.includes(field.key) ? { ...field, unit } : field,
  );
  const communes = other.get(CommunesService, { strict: false });
  await communes.import(commune, '2026-01-01', 'test');
  await communes.import({ ...commune, fields }, from, 'test');
  await other.get(SimulationService, { strict: false }).simulate('hong-chau', 400, 1);
  const rows: { field: string | null; business_date: string; resolving_unit: string }[] = await other
    .get(DataSource)
    .query('SELECT * FROM survey_response WHERE field IS NOT NULL');
  const unitOn = (day: string, field: string | null): string =>
    (day < from ? commune.fields : fields).find(({ key }: { key: string }) => key === field)?.unit ?? null;
  expect(rows.map((row) => row.resolving_unit)).toEqual(rows.map((row) => unitOn(row.business_date, row.field)));
  const sides = rows.filter(({ field }) => moved.includes(field ?? '')).map((row) => row.business_date < from);
  expect(new Set(sides).size).toBe(2);
  await other.stop();
});
