import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { NewCampaign } from '../../src/campaigns/new-campaign.js';
import type { Change } from '../../src/figures/change.js';
import { ChangeService } from '../../src/figures/change.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { type Alike, answered } from '../harness/arrivals.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, openSpring, type Spring } from '../harness/spring.js';

const [SATISFIED, DISSATISFIED] = [{ G: 5 }, { G: 2 }];
const june = {
  questionnaire: 'chinh-quyen',
  opensOn: '2026-06-01',
  endsOn: '2026-06-25',
  locksOn: '2026-06-30',
} as const;
const november = {
  questionnaire: 'chinh-quyen',
  opensOn: '2026-11-01',
  endsOn: '2026-11-10',
  locksOn: '2026-11-15',
} as const;

describe('the change between two locked rounds', () => {
  let server: TestServer;
  let spring: Spring;
  let token: string;
  const rounds: Record<'june' | 'paper' | 'same' | 'open' | 'centre', Campaign> = {} as never;

  const round = async (wanted: Partial<NewCampaign>, people: readonly Alike[]): Promise<Campaign> => {
    const point = await aPoint(server);
    const campaign = await aCampaign(server, { ...wanted, pointIds: [point.id] });
    await answered(server, { campaign, point }, people);
    await server.get(LocksService, { strict: false }).lockDue(campaign);
    return campaign;
  };

  beforeAll(async () => {
    server = await startServer('2026-11-16');
    spring = await openSpring(server, june);
    token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'the leader', 'test');
    await answered(server, spring, [
      { people: 179, answers: SATISFIED },
      { people: 21, answers: DISSATISFIED },
      { people: 90, answers: SATISFIED, channel: 'paper', assisted: 'officer' },
      { people: 10, answers: DISSATISFIED, channel: 'paper', assisted: 'officer' },
    ]);
    await server.get(LocksService, { strict: false }).lockDue(spring.campaign);
    rounds.june = spring.campaign;
    rounds.same = await round({ ...november, name: 'the same ways' }, [
      { people: 251, answers: SATISFIED },
      { people: 24, answers: DISSATISFIED },
      { people: 125, answers: SATISFIED, channel: 'paper', assisted: 'officer' },
      { people: 12, answers: DISSATISFIED, channel: 'paper', assisted: 'officer' },
    ]);
    rounds.paper = await round({ ...november, opensOn: '2026-11-02', name: 'mostly helped' }, [
      { people: 90, answers: SATISFIED },
      { people: 10, answers: DISSATISFIED },
      { people: 297, answers: SATISFIED, channel: 'paper', assisted: 'officer' },
      { people: 3, answers: DISSATISFIED, channel: 'paper', assisted: 'officer' },
    ]);
    const later = { opensOn: '2026-11-03', endsOn: '2026-11-20', locksOn: '2026-11-25' } as const;
    rounds.open = await round({ ...november, ...later }, [{ people: 60, answers: SATISFIED }]);
    rounds.centre = await round({ ...november, questionnaire: 'trung-tam' }, [{ people: 60, answers: SATISFIED }]);
  }, 120_000);
  afterAll(() => server.stop());

  const read = async (id: string, query: string, bearer = token) => {
    const answer = await fetch(`${server.url}/api/v1/campaigns/${id}/change?${query}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    return { status: answer.status, body: (await answer.json()) as Change & { code?: string } };
  };

  it("has both figures, Newcombe's interval as R gives it, and what could have been seen", async () => {
    const { body } = await read(rounds.same.id, `from=${rounds.june.id}&to=${rounds.same.id}`);
    expect(body).toMatchObject({ formula: 'F4', item: 'G', conclusion: 'not-established', standardised: null });
    expect(body.from).toMatchObject({ campaign: rounds.june.id, period: 'all', figure: { satisfied: 269, base: 300 } });
    expect(body.to).toMatchObject({ campaign: rounds.same.id, figure: { satisfied: 376, base: 412 } });
    expect(body.difference).toBeCloseTo(376 / 412 - 269 / 300, 12);
    // test/reference/change.json, 269 of 300 against 376 of 412 at the level 0.9
    expect(body.interval).toMatchObject({ level: 0.9, method: 'newcombe' });
    expect(body.interval?.lower).toBeCloseTo(-0.02018505872017034, 9);
    expect(body.interval?.upper).toBeCloseTo(0.05429483203511557, 9);
    expect(body.smallestVisible).toBeGreaterThan(0.05);
    expect(body.smallestVisible).toBeLessThan(0.08);
    expect(body.mixes.channel).toEqual({ from: { paper: 100, qr: 200 }, to: { paper: 137, qr: 275 }, moved: [] });
    expect(body.words.sentence).toBe('So với đợt tháng 6/2026: 89,7% → 91,3%; chưa đủ căn cứ nói là thay đổi thật.');
    expect(body.words.smallestVisible).toMatch(/từ khoảng \d,\d điểm phần trăm trở lên/);
    expect(body.words.mix).toBeNull();
  });

  it('names the ways of answering that moved, and is told as if they had not', async () => {
    const { body } = await read(rounds.june.id, `from=${rounds.june.id}&to=${rounds.paper.id}&lang=en`);
    expect(body.conclusion).toBe('up');
    expect(body.mixes.channel.moved.map(({ key }) => key)).toEqual(['paper', 'qr']);
    expect(body.mixes.assisted.moved.map(({ key }) => key)).toEqual(['officer', 'self']);
    // 90 of 100 by phone counts for two thirds, 297 of 300 on paper for one third.
    expect(body.standardised).toMatchObject({ by: 'channel', conclusion: 'not-established' });
    expect(body.standardised?.rate).toBeCloseTo((2 * 0.9 + 0.99) / 3, 12);
    expect(body.words.sentence).toBe('Since the round of June 2026: 89.7% → 96.8%; up.');
    expect(body.words.mix).toContain('paper form from 33% to 75%');
    expect(body.words.standardised).toContain('would be 93.0%: not enough evidence');
  });

  it('is found by itself from the round before of the same questionnaire', async () => {
    const changes = server.get(ChangeService, { strict: false });
    expect((await changes.sinceBefore(rounds.same, 'all', 'vi'))?.from.campaign).toBe(rounds.june.id);
    expect((await changes.sinceBefore(rounds.paper, 'all', 'vi'))?.from.campaign).toBe(rounds.same.id);
    expect(await changes.sinceBefore(rounds.june, 'all', 'vi')).toBeNull();
    expect(await changes.sinceBefore(rounds.open, 'all', 'vi')).toBeNull();
    expect(await changes.sinceBefore(rounds.centre, 'all', 'vi')).toBeNull();
  });

  it('is refused with a reason where it would mean nothing', async () => {
    const { june: first, open, centre } = rounds;
    expect(await read(first.id, `from=${first.id}&to=${open.id}`)).toMatchObject({
      status: 409,
      body: { code: 'not-locked' },
    });
    expect(await read(first.id, `from=${first.id}&to=${centre.id}`)).toMatchObject({
      status: 400,
      body: { code: 'not-comparable' },
    });
    expect(await read(first.id, `from=${first.id}&to=${first.id}`)).toMatchObject({ body: { code: 'malformed' } });
    expect(await read(first.id, `from=${first.id}`)).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(await read(first.id, `from=2026-Q1&to=2026-Q2`)).toMatchObject({ body: { code: 'period-not-available' } });
    expect(await read(first.id, `from=nowhere&to=${first.id}`)).toMatchObject({ status: 404 });
  });

  it('stands on the page that compares them, with the same interval and words', async () => {
    const pageOf = async (query: string) => {
      const headers = { authorization: `Bearer ${token}`, accept: 'text/html' };
      const answer = await fetch(`${server.url}/dashboard/compare?campaign=${rounds.same.id}${query}`, { headers });
      return { status: answer.status, text: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
    };
    const usual = await pageOf('');
    const said = ['Chung', '89,7% 269/300 phiếu', '91,3% 376/412 phiếu', '+1,6 điểm (−2,0 đến +5,4)'];
    expect(said.filter((one) => !usual.text.includes(one))).toEqual([]);
    expect(usual.text).toContain('(−2,0 đến +5,4) chưa đủ căn cứ nói là thay đổi thật');
    expect(await pageOf(`&with=${rounds.june.id}`)).toEqual(usual);
    expect((await pageOf(`&with=${rounds.paper.id}&lang=en`)).text).toContain('+5.5 points');
    for (const nobody of ['with=nowhere', `with=${rounds.same.id}`, `with=${rounds.open.id}`, 'unit=nobody']) {
      expect((await pageOf(`&${nobody}`)).status).toBe(400);
    }
  });

  it("is not told of another commune's rounds", async () => {
    const other = await server.get(TokensService, { strict: false }).create('leader', 'elsewhere', 'other', 'test');
    const { june: first, same } = rounds;
    expect((await read(first.id, `from=${first.id}&to=${same.id}`, other)).status).toBe(404);
    const clerk = await server.get(TokensService, { strict: false }).create('clerk', 'spring', 'a clerk', 'test');
    expect((await read(first.id, `from=${first.id}&to=${same.id}`, clerk)).status).toBe(403);
  });
});

describe('the change between two locked quarters', () => {
  let server: TestServer;
  afterEach(() => server.stop());

  it('falls when people are less content, and is asked for by their names', async () => {
    server = await startServer('2026-10-06');
    const days = { opensOn: '2026-01-01', endsOn: '2026-12-31', locksOn: '2027-01-05' } as const;
    const spring = await openSpring(server, { ...days, continuous: true });
    const token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'leader', 'test');
    await answered(server, spring, [
      { people: 285, answers: SATISFIED, day: '2026-05-05' },
      { people: 15, answers: DISSATISFIED, day: '2026-05-05' },
      { people: 200, answers: SATISFIED, day: '2026-08-05' },
      { people: 50, answers: DISSATISFIED, day: '2026-08-05' },
      { people: 20, answers: SATISFIED, day: '2026-10-02' },
    ]);
    await server.get(LocksService, { strict: false }).lockDue(spring.campaign);
    const read = async (query: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${server.url}/api/v1/campaigns/${spring.campaign.id}/change?${query}`, { headers });
      return (await answer.json()) as Change & { code?: string };
    };
    expect(await read('from=2026-Q2&to=2026-Q3')).toMatchObject({
      conclusion: 'down',
      from: { period: '2026-Q2', figure: { satisfied: 285, base: 300 } },
      words: { sentence: 'So với quý II/2026: 95,0% → 80,0%; giảm.' },
    });
    expect(await read('from=2026-Q1&to=2026-Q3')).toMatchObject({
      ...{ difference: null, interval: null, smallestVisible: null, conclusion: 'not-established' },
      from: { figure: { kind: 'no-responses' } },
    });
    expect(await read('from=2026-Q2&to=2026-Q4')).toMatchObject({ code: 'not-locked' });
    expect(await read('from=2025-Q4&to=2026-Q3')).toMatchObject({ code: 'period-not-available' });
    expect(await read(`from=${spring.campaign.id}&to=2026-Q3`)).toMatchObject({ code: 'period-not-available' });
    const changes = server.get(ChangeService, { strict: false });
    expect((await changes.sinceBefore(spring.campaign, '2026-Q3', 'vi'))?.from.period).toBe('2026-Q2');
    expect(await changes.sinceBefore(spring.campaign, '2026-Q4', 'vi')).toBeNull();
  });
});
