import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { differences } from '../../src/responses/recount.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, lockAnyway, openSpring, post, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server);
});
afterAll(() => server.stop());
beforeEach(() => server.clock.moveTo('2026-11-03'));

const send = (body: unknown, code = spring.point.code) => post(server, code, body);
const total = async (campaign = spring.campaign): Promise<number> =>
  (await server.get(ParticipationQueries, { strict: false }).count(campaign)).total;
const stored = async (id: string): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown>[] = await server
    .get(DataSource)
    .query(`SELECT * FROM survey_response WHERE id = '${id}'`);
  return found[0] ?? {};
};

describe('posting a response', () => {
  it('stores it once and answers the same receipt however often it is sent', async () => {
    const before = await total();
    const response = aResponse({ G: 5, FIELD: 'ho-tich', FILE: 4 });
    const first = await send(response);
    expect(first.status).toBe(201);
    expect(first.body.receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}[0-9A-HJKMNP-TV-Z*~$=U]$/);
    for (let again = 0; again < 9; again += 1) {
      expect(await send(response)).toEqual({ status: 200, body: first.body });
    }
    expect(await total()).toBe(before + 1);
  });

  it('answers the same again even when the survey has ended in between', async () => {
    const response = aResponse({ G: 3 });
    const first = await send(response);
    server.clock.moveTo('2026-11-12');
    expect(await send(response)).toEqual({ status: 200, body: first.body });
  });

  it('keeps the first and sets the second aside when the content differs', async () => {
    const response = aResponse({ G: 5 });
    await send(response);
    const second = await send({ ...response, answers: { G: 1 } });
    expect([second.status, second.body.code]).toEqual([409, 'response-differs']);
    expect(JSON.parse(String((await stored(response.id)).answers))).toEqual({ G: 5 });
  });

  it('names each wrong answer in Vietnamese and does not use up the ID', async () => {
    const response = aResponse({ G: 9, UNKNOWN: 1 });
    const refused = await send(response);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ question: 'G', code: 'out-of-range', message: expect.stringContaining('5') }),
      expect.objectContaining({ question: 'UNKNOWN', code: 'unknown-question' }),
    ]);
    expect((await send({ ...response, answers: { G: 4 } })).status).toBe(201);
  });

  it('sets aside what nobody is there to correct', async () => {
    const before = await total();
    const set = await send(aResponse({ G: 9 }, { queued: true }));
    expect([set.status, set.body.setAside]).toEqual([202, true]);
    expect(await total()).toBe(before);
  });

  it('tells the receiving and the resolving unit apart', async () => {
    const counter = await aPoint(server, { counter: 'q1', name: 'Quầy 1' });
    await server.get(CampaignsService, { strict: false }).addPoint(spring.campaign, counter.id, 'test');
    const response = aResponse({ G: 4, FIELD: 'dat-dai', FILE: 2 }, { assisted: 'family' });
    expect((await send(response, counter.code)).status).toBe(201);
    expect(await stored(response.id)).toMatchObject({
      receiving_unit: 'centre',
      resolving_unit: 'parks',
      field: 'dat-dai',
      village: null,
      counter: 'q1',
      channel: 'qr',
      assisted: 'family',
      respondent_group: 'people',
      proof: 'fixed',
    });
  });

  it('keeps a response answered in time and received after the lock, and counts it nowhere', async () => {
    const point = await aPoint(server, { name: 'Đã chốt' });
    const campaign = await aCampaign(server, { pointIds: [point.id] });
    await send(aResponse(), point.code);
    server.clock.moveTo('2026-11-20');
    await lockAnyway(server, campaign);
    const response = aResponse({ G: 5 }, { answeredOn: '2026-11-09', campaign: campaign.id, queued: true });
    const late = await send(response, point.code);
    expect([late.status, late.body.late]).toEqual([201, true]);
    expect(await total(campaign)).toBe(1);
  });

  it('refuses an answer given after the end with 410, and an unknown point with 404', async () => {
    server.clock.moveTo('2026-11-12');
    expect((await send(aResponse())).status).toBe(410);
    expect((await send(aResponse({ G: 5 }, { campaign: spring.campaign.id }))).status).toBe(410);
    expect((await send(aResponse(), 'nosuchcode')).status).toBe(404);
  });

  it('takes the day of receipt for a date in the future or before the opening', async () => {
    const future = aResponse({ G: 5 }, { answeredOn: '2027-01-01' });
    const early = aResponse({ G: 5 }, { answeredOn: '2026-05-01', campaign: spring.campaign.id });
    expect([(await send(future)).status, (await send(early)).status]).toEqual([201, 201]);
    const unnamed = aResponse({ G: 5 }, { answeredOn: '2026-05-01' });
    expect((await send(unnamed)).status).toBe(201);
    for (const { id } of [future, early, unnamed]) {
      const row = await stored(id);
      expect([row.business_date, Boolean(row.date_replaced)]).toEqual(['2026-11-03', true]);
    }
  });

  it('refuses malformed bodies, other types and more than 256 KB', async () => {
    expect((await send('{"id":')).status).toBe(400);
    expect((await send({ answers: { G: 5 } })).status).toBe(400);
    expect((await send(aResponse({ G: 5, TEXT: 'x'.repeat(300_000) }))).status).toBe(413);
    const text = await fetch(`${server.url}/api/v1/points/${spring.point.code}/responses`, {
      method: 'POST',
      body: 'G=5',
    });
    expect(text.status).toBe(415);
  });

  it('refuses a revoked point, and sets a queued answer of it aside', async () => {
    const point = await aPoint(server, { name: 'Cũ' });
    await server.get(CampaignsService, { strict: false }).addPoint(spring.campaign, point.id, 'test');
    await server.get(CollectionPointsService, { strict: false }).revoke(point, 'test');
    expect((await send(aResponse(), point.code)).status).toBe(410);
    expect((await send(aResponse({ G: 5 }, { queued: true }), point.code)).status).toBe(202);
  });

  it('stores text in NFC, apart from the answers, and no text beside them', async () => {
    const response = aResponse({ G: 5, TEXT: 'Hòa nhã'.normalize('NFD') });
    await send(response);
    expect(String((await stored(response.id)).answers)).not.toContain('TEXT');
    const comments: { text: string }[] = await server.get(DataSource).query('SELECT masked AS text FROM comment');
    expect(comments.map(({ text }) => text)).toContain('Hòa nhã'.normalize('NFC'));
  });

  it('counts nothing of a trial before the opening', async () => {
    const point = await aPoint(server, { name: 'Thử' });
    const days = { opensOn: '2026-11-05', endsOn: '2026-11-09', locksOn: '2026-11-12' } as const;
    const trial = await aCampaign(server, { ...days, testing: true, pointIds: [point.id] });
    const response = aResponse();
    expect((await send(response, point.code)).status).toBe(201);
    expect([await total(trial), (await stored(response.id)).standing]).toEqual([0, 'test']);
  });

  it('leaves sums that equal a separate count of the stored answers in every table', async () => {
    const questionnaire = server.get(CampaignsService, { strict: false }).questionnairesOf(spring.campaign);
    const queue = server.get(WriteQueue, { strict: false });
    expect(await queue.read(differences(spring.campaign, questionnaire))).toEqual([]);
  });
});
