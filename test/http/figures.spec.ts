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

  const publish = () => server.get(LocksService, { strict: false }).lockDue(campaign);
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

  it('are too few to be told until ten people have answered', async () => {
    expect((await read('satisfaction')).body.overall).toEqual({ kind: 'no-responses' });
    await answerMany(6, { G: 5, FIELD: 'ho-tich', FILE: 5 });
    await publish();
    expect((await read('satisfaction')).body.overall).toEqual({ kind: 'too-few', minimum: 10 });
  });

  it('are rates from thirty, by department with small ones merged', async () => {
    await answerMany(30, { G: 4, FIELD: 'ho-tich', FILE: 4 });
    await answerMany(4, { G: 2, FIELD: 'dat-dai', FILE: 2 });
    await answerMany(9, { G: 3, FIELD: 'thue', FILE: 2 });
    await publish();
    const { body } = await read('satisfaction?by=department');
    expect(body).toMatchObject({ formula: 'F4', item: 'FILE', period: 'all', locked: false, target: 0.9 });
    expect(body.overall).toMatchObject({ kind: 'rate', satisfied: 36, base: 49, meetsTarget: false, verdict: null });
    expect(body.groups.map(({ key, figure, block }) => [key, figure.kind, block])).toEqual([
      ['registry', 'rate', undefined],
      ['parks', 'merged', undefined],
      ['tax', 'merged', 'vertical'],
      ['_merged', 'few', undefined],
    ]);
    expect(body.groups[0]?.figure).toMatchObject({ satisfied: null, base: 30, respondents: 30, rate: 1 });
    expect(body.mix.channel).toEqual({ qr: 49 });
  });

  it('give every question its distribution from thirty respondents', async () => {
    const { questions } = (await read('distribution')).body;
    expect(questions.find(({ key }) => key === 'G')).toMatchObject({
      respondents: 49,
      counts: { '1': 0, '2': 4, '3': 9, '4': 30, '5': 6 },
    });
    expect(questions.find(({ key }) => key === 'E1')).toMatchObject({ kind: 'no-responses' });
  });

  it('do not change when fewer than ten more have answered', async () => {
    const before = (await read('satisfaction')).body;
    await answerMany(9, { G: 1, FIELD: 'ho-tich', FILE: 1 });
    expect(await publish()).toEqual([]);
    expect((await read('satisfaction')).body).toEqual(before);
  });

  it.each([
    ['by=element&formula=F4', 'formula-not-for-breakdown'],
    ['by=star-sign', 'formula-not-for-breakdown'],
    ['by=channel&field=ho-tich', 'filter-too-narrow'],
    ['field=dat-dai', 'filter-too-narrow'],
    ['field=ho-tich&channel=qr', 'filter-too-narrow'],
    ['by=age&channel=qr', 'filter-too-narrow'],
    ['from=2026-13', 'malformed'],
  ])('refuse %s before the lock as %s', async (query, code) => {
    expect((await read(`satisfaction?${query}`)).body).toMatchObject({ status: 400, code });
  });

  it('become final on the lock day, with certainty and filters', async () => {
    server.clock.moveTo('2026-11-15');
    const [final] = await publish();
    expect(final?.locked).toBe(true);
    expect(await publish()).toEqual([]);
    const { body } = await read('satisfaction?by=channel&field=ho-tich');
    expect(body).toMatchObject({ locked: true, dataHash: final?.dataHash });
    expect(body.groups).toMatchObject([{ key: 'qr', figure: { satisfied: 36, base: 45, verdict: 'not-met' } }]);
    const questions = (await read('satisfaction?by=question&field=ho-tich&lang=en')).body.groups;
    expect(questions[0]).toMatchObject({ key: 'G', figure: { satisfied: 36, base: 45 } });
    expect(questions[0]?.label).toMatch(/^Overall/);
    expect((await read('satisfaction?by=month')).body.groups).toMatchObject([
      { key: '2026-11', label: 'Tháng 11/2026' },
    ]);
    expect((await read('satisfaction?from=2026-12')).body).toMatchObject({ code: 'period-not-available' });
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
