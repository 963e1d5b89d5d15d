import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { LocksService } from '../../src/figures/locks.service.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import type { Distribution } from '../../src/figures/satisfaction.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aResponse, openSpring, post } from '../harness/spring.js';

describe('published figures of a round at the Centre', () => {
  let server: TestServer;
  let campaign: Campaign;
  let point: CollectionPoint;
  let token: string;

  beforeAll(async () => {
    server = await startServer();
    ({ campaign, point } = await openSpring(server));
    token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'the leader', 'test');
  });

  afterAll(() => server.stop());

  const lock = () => server.get(LocksService, { strict: false }).lockDue(campaign);
  const read = async (query: string, bearer = token) => {
    const answer = await fetch(`${server.url}/api/v1/campaigns/${campaign.id}/${query}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    return { status: answer.status, body: (await answer.json()) as Satisfaction & Distribution };
  };
  const answerMany = async (number: number, answers: Record<string, unknown>) => {
    for (let i = 0; i < number; i += 1) {
      const { status } = await post(server, point.code, aResponse(answers));
      expect(status).toBe(201);
    }
  };

  it('are not told before the lock, only how many have answered', async () => {
    await answerMany(6, { G: 5, FIELD: 'ho-tich', FILE: 5 });
    const collecting = { overall: { kind: 'collecting', responses: 6 }, groups: [], locked: false, dataHash: null };
    for (const query of ['satisfaction', 'satisfaction?by=department', 'satisfaction?by=channel&field=ho-tich']) {
      expect((await read(query)).body).toMatchObject({ ...collecting, excluded: null, mix: null });
    }
    expect((await read('distribution')).body).toMatchObject(collecting);
    expect(await lock()).toEqual([]);
  });

  it.each([
    ['by=element&formula=F4', 'formula-not-for-breakdown'],
    ['by=star-sign', 'formula-not-for-breakdown'],
    ['by=age&channel=qr', 'filter-too-narrow'],
    ['field=ho-tich&channel=qr', 'filter-too-narrow'],
    ['from=2026-13', 'malformed'],
    ['from=2026-12', 'period-not-available'],
  ])('refuse %s as %s', async (query, code) => {
    expect((await read(`satisfaction?${query}`)).body).toMatchObject({ status: 400, code });
  });

  it('become final on the lock day: rates from thirty, by department with small ones merged', async () => {
    await answerMany(30, { G: 4, FIELD: 'ho-tich', FILE: 4 });
    await answerMany(9, { G: 1, FIELD: 'ho-tich', FILE: 1 });
    await answerMany(4, { G: 2, FIELD: 'dat-dai', FILE: 2 });
    await answerMany(9, { G: 3, FIELD: 'thue', FILE: 2 });
    server.clock.moveTo('2026-11-15');
    const [final] = await lock();
    expect(await lock()).toEqual([]);
    const { body } = await read('satisfaction?by=department');
    expect(body).toMatchObject({ formula: 'F4', item: 'FILE', subject: 'centre', period: 'all', target: 0.9 });
    expect(body).toMatchObject({ locked: true, trial: false, dataHash: final?.dataHash });
    expect(body.overall).toMatchObject({
      kind: 'rate',
      satisfied: 36,
      base: 58,
      meetsTarget: false,
      verdict: 'not-met',
    });
    expect(body.groups.map(({ key, figure, kind, target }) => [key, figure.kind, kind, target])).toEqual([
      ['registry', 'rate', 'department', 0.9],
      ['parks', 'merged', 'department', 0.9],
      ['tax', 'merged', 'vertical', null],
      ['_merged', 'few', null, null],
    ]);
    // A field of a vertical body has no target either, nor have rows merged with it.
    expect((await read('satisfaction?by=field')).body.groups.map(({ key, target }) => [key, target])).toEqual([
      ['ho-tich', 0.9],
      ['dat-dai', 0.9],
      ['thue', null],
      ['_merged', null],
    ]);
    expect(body.groups[0]?.figure).toMatchObject({ satisfied: 36, base: 45, effectiveRespondents: 45 });
    expect(body.groups[3]).toMatchObject({
      figure: { satisfied: 0, base: 13, respondents: 13 },
      excluded: { outsideScale: 0, blank: 0 },
    });
    expect(body.mix.channel).toEqual({ qr: 58 });
    expect(body.disclosure).toMatchObject({ merged: expect.any(Number), seconds: expect.any(Number) });
  });

  it('give every question its distribution from thirty respondents', async () => {
    const { questions } = (await read('distribution')).body;
    expect(questions.find(({ key }) => key === 'G')).toMatchObject({
      respondents: 58,
      counts: { '1': 9, '2': 4, '3': 9, '4': 30, '5': 6 },
    });
    expect(questions.find(({ key }) => key === 'E1')).toMatchObject({ kind: 'no-responses' });
  });

  it('can be filtered, where nobody is given away', async () => {
    const { body } = await read('satisfaction?by=channel&field=ho-tich');
    expect(body.groups).toMatchObject([{ key: 'qr', figure: { satisfied: 36, base: 45, verdict: 'not-met' } }]);
    expect(body.mix.channel).toEqual({ qr: 45 });
    const questions = (await read('satisfaction?by=question&field=ho-tich&lang=en')).body.groups;
    expect(questions[0]).toMatchObject({ key: 'G', figure: { satisfied: 36, base: 45 } });
    expect(questions[0]?.label).toMatch(/^Overall/);
    expect((await read('satisfaction?field=dat-dai')).body).toMatchObject({ code: 'filter-too-narrow' });
    expect((await read('satisfaction?by=month')).body.groups).toMatchObject([
      { key: '2026-11', label: 'Tháng 11/2026' },
    ]);
  });

  it('are not told to those who may not see them', async () => {
    const tokens = server.get(TokensService, { strict: false });
    const other = await tokens.create('leader', 'elsewhere', 'another leader', 'test');
    expect((await read('satisfaction', other)).status).toBe(404);
    const officer = await tokens.create('officer', 'spring', 'an officer', 'test');
    expect((await read('satisfaction?by=counter', officer)).status).toBe(403);
    const clerk = await tokens.create('clerk', 'spring', 'a clerk', 'test');
    expect((await read('satisfaction', clerk)).status).toBe(403);
  });
});
