import { TokensService } from '../../src/access/tokens.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aResponse, openSpring, post, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let officer: string;
let leader: string;

beforeAll(async () => {
  server = await startServer('2026-11-10');
  spring = await openSpring(server);
  const tokens = server.get(TokensService, { strict: false });
  officer = await tokens.create('officer', 'spring', 'an officer', 'test');
  leader = await tokens.create('leader', 'spring', 'the leader', 'test');
  await answer(38, { G: 5, FIELD: 'ho-tich' });
  await answer(2, { G: 1, FIELD: 'ho-tich' });
  await answer(21, { G: 4, FIELD: 'dat-dai' });
  await answer(11, { G: 3, FIELD: 'dat-dai' });
  await answer(10, { G: 5, FIELD: 'thue' });
  await answer(12, { G: 5 });
}, 60_000);
afterAll(() => server.stop());

const answer = async (number: number, answers: Record<string, unknown>): Promise<void> => {
  for (let sent = 0; sent < number; sent += 1) await post(server, spring.point.code, aResponse(answers));
};
const call = async (path: string, bearer: string, init: RequestInit = {}): Promise<unknown> => {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  return (await fetch(`${server.url}/api/v1/campaigns/${spring.campaign.id}/${path}`, { headers, ...init })).json();
};
const read = async (query = ''): Promise<Satisfaction> => (await call(`satisfaction${query}`, leader)) as Satisfaction;
const enter = (counts: Record<string, number>): Promise<unknown> => {
  const visits = Object.entries(counts).map(([field, count]) => ({ week: '2026-W45', field, count }));
  return call('visits', officer, { method: 'PUT', body: JSON.stringify({ visits }) });
};

describe('visits beside published figures', () => {
  it('weight the headline, as worked out anew from the told table of fields', async () => {
    await enter({ 'ho-tich': 100, 'dat-dai': 300, thue: 40 });
    server.clock.moveTo('2026-11-15');
    await server.get(LocksService, { strict: false }).lockDue(spring.campaign);
    const { visits } = await read();
    expect(visits).toMatchObject({ total: 440, responses: 94 });
    expect(visits?.byField.map(({ key, visits: count, responses }) => [key, count, responses])).toEqual([
      ['ho-tich', 100, 40],
      ['dat-dai', 300, 32],
      ['thue', 40, 10],
      ['_none', null, 12],
    ]);
    const groups = new Map((await read('?by=field')).groups.map(({ key, figure }) => [key, figure]));
    const [registry, land, taxes] = ['ho-tich', 'dat-dai', 'thue'].map((key) => groups.get(key));
    expect([registry, land]).toMatchObject([
      { satisfied: 38, base: 40 },
      { satisfied: 21, base: 32 },
    ]);
    expect(taxes).toEqual({ kind: 'few', satisfied: 10, base: 10, respondents: 10 });
    // Ten about taxes are too few, so land, the smallest of the others, is put to them; all ten were satisfied.
    const [w1, w2] = [100 / 440, 340 / 440];
    const { weighted } = await read();
    expect(weighted).toEqual({
      rate: Math.floor(1000 * (w1 * (38 / 40) + w2 * (31 / 42))) / 1000,
      effectiveRespondents: Math.floor(1 / (w1 ** 2 / 40 + w2 ** 2 / 42)),
    });
    expect((await read('?by=department')).weighted).toBeNull();
    expect((await read('?by=channel&field=ho-tich')).visits).toBeNull();
  });

  it('are those of the lock, whatever is entered afterwards', async () => {
    const before = await read();
    await enter({ 'ho-tich': 1, 'dat-dai': 1, thue: 900 });
    expect(await read()).toEqual(before);
  });

  it('stand on the dashboard: behind the base, beside the rate, and in a table by field', async () => {
    const chairman = await signInAs(server, { role: 'leader', communeId: 'spring' });
    const page = await (await chairman.get('/dashboard?commune=spring')).text();
    expect(page).toContain('81/94 phiếu hợp lệ, 440 lượt tiếp nhận hồ sơ');
    const trust = await (await chairman.get('/dashboard/trust?commune=spring')).text();
    expect(trust).toContain('thì tỷ lệ là 78,6% thay vì');
    expect(trust).toMatch(
      /Đất đai<\/th><td class="number">300<\/td><td class="number">32<\/td><td class="number">10,7%/,
    );
  });
});
