import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { type Asked, AskedService } from '../../src/responses/asked.service.js';
import { correctResponse } from '../../src/responses/correct-response.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { tallyLayout } from '../../src/responses/tally-layout.js';
import { aCounter, type Counter } from '../harness/counter.js';
import {
  atTheDoor,
  brought,
  current,
  faultsIn,
  import_,
  later,
  names,
  REORGANISED,
  server,
  staff,
  through,
} from '../harness/doors.js';
import { entrances, storedRows } from '../harness/entrances.js';

atTheDoor();

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

  /** What is refused leaves them as they were keyed first. */
  const onceMisread: readonly string[] = ['settled sheet', 'corrected sheet'];

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
      not: ['form without script', 'imported row', 'corrected sheet'],
    },
    'a question that is hidden': {
      answers: { G: 5, Q20: 5 },
      kept: null,
      not: ['form without script', 'corrected sheet'],
    },
    'a choice that is not offered': { answers: { G: 5, FIELD: 'no-such-field' }, kept: null },
    'one of several choices that is not offered': { answers: { G: 5, EXPECT: ['papers', 'no-such'] }, kept: null },
    'nothing to the general question': { answers: { FIELD: 'ho-tich' }, kept: null },
    // The form of a correction has one field for it, of which the first value is read.
    'a list where one is asked for': { answers: { G: [5, 4] }, kept: null, not: ['corrected sheet'] },
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
      const misread = onceMisread.includes(name) ? '{"G":1}' : undefined;
      expect(row?.answers).toBe(wanted ?? misread);
      if (wanted === null) expect(status).toBe(entrances[name].refuses);
      else expect([200, 201, 303]).toContain(status);
    });
  });

  // A second keying and a correction leave the text of the first as it is.
  it.each(names.filter((name) => !onceMisread.includes(name)))(
    'text is kept in NFC, without spaces: %s',
    async (name) => {
      const text = `Hòa nhã – ${name}`;
      const sent = { G: 5, TEXT: ` \u200b${text.normalize('NFD')}\u00a0` };
      const { row } = await brought(name, counter, sent, entrances[name].brings === 'later' ? '2026-11-06' : null);
      expect(row?.answers).toBe('{"G":5}');
      const comments: { text: string }[] = await server.get(DataSource).query('SELECT masked AS text FROM comment');
      expect(comments.filter((comment) => comment.text === text.normalize('NFC'))).toHaveLength(1);
    },
  );
});
