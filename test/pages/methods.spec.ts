import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { LocksService } from '../../src/figures/locks.service.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { formatCount, formatRate } from '../../src/formatting/numbers.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
let campaign: Campaign;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer();
  const spring = await openSpring(server);
  campaign = spring.campaign;
  for (let i = 0; i < 48; i += 1) {
    const answers = { G: i < 40 ? 5 : 2, FIELD: i < 36 ? 'ho-tich' : 'dat-dai', FILE: 4, E1: i < 3 ? 'dk' : 4 };
    await post(server, spring.point.code, aResponse(answers));
  }
  server.clock.moveTo('2026-11-15');
  await server.get(LocksService, { strict: false }).lockDue(campaign);
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
});
afterAll(() => server.stop());

const method = (query: string) => leader.get(`/dashboard/method?campaign=${campaign.id}${query}`);
const api = async (query: string) => {
  const answer = await leader.get(`/api/v1/campaigns/${campaign.id}/satisfaction?${query}`, {
    accept: 'application/json',
  });
  return (await answer.json()) as Satisfaction;
};

describe('the method of a figure', () => {
  it.each([
    ['', '', null],
    ['&by=element&key=E1', 'by=element', 'E1'],
    ['&by=question&key=FILE', 'by=question', 'FILE'],
    ['&by=department&key=registry', 'by=department', 'registry'],
  ])('%s tells the same numbers as the API', async (parameters, query, key) => {
    const { overall, groups, dataHash } = await api(query);
    const figure = key === null ? overall : groups.find((group) => group.key === key)?.figure;
    if (figure?.kind !== 'rate' || figure.satisfied === null) throw new Error('a rate was expected');
    const page = await (await method(parameters)).text();
    const [satisfied, base] = [formatCount(figure.satisfied, 'vi'), formatCount(figure.base, 'vi')];
    expect(page).toContain(
      `${satisfied} câu trả lời tính là hài lòng ÷ ${base} câu trả lời hợp lệ &#x3D; ${formatRate(figure.rate, { language: 'vi' })}`,
    );
    expect(page).toContain(dataHash.slice(0, 16));
  });

  it('counts what stands outside the denominator of that very item', async () => {
    const page = await (await method('&by=element&key=E1')).text();
    expect(page).toContain('không biết hoặc chưa có kết quả 3, bỏ trống 0');
  });

  it.each([
    ['&by=question&key=nobody', 404],
    ['&by=star-sign', 400],
    ['&by=proof', 200],
    ['&by=proof&key=fixed', 200],
    ['&by=proof&channel=qr', 400],
    ['&by=counter&key=_none', 200],
  ])('%s is answered with %i', async (parameters, status) => {
    expect((await method(parameters)).status).toBe(status);
  });

  it('is not told to those who may not see figures, nor of another commune', async () => {
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    const path = `/dashboard/method?campaign=${campaign.id}`;
    expect((await clerk.get(path)).status).toBe(403);
    expect((await clerk.get('/dashboard/methods')).status).toBe(403);
    const officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
    expect((await officer.get(`${path}&by=counter&key=q1`)).status).toBe(403);
    const token = await server.get(TokensService, { strict: false }).create('leader', 'elsewhere', 'another', 'test');
    const other = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect(other.status).toBe(404);
  });
});

it('all methods are explained in both languages', async () => {
  expect(await (await leader.get('/dashboard/methods')).text()).toContain('Cách tính mọi con số');
  expect(await (await leader.get('/dashboard/methods?lang=en')).text()).toContain('How every figure is computed');
});
