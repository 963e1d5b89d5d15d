import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import type { Figure } from '../../src/figures/figure.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, lockAnyway, openSpring, post, SPRING } from '../harness/spring.js';

interface City {
  readonly subject: string;
  readonly period: string | null;
  readonly communes: readonly {
    readonly key: string;
    readonly label: string;
    readonly campaign: string | null;
    readonly figure: Figure;
  }[];
}

let server: TestServer;
let province: SignedIn;
let campaignId: string;

beforeAll(async () => {
  server = await startServer();
  const { campaign, point } = await openSpring(server);
  campaignId = campaign.id;
  await server
    .get(CommunesService, { strict: false })
    .import({ ...SPRING, key: 'autumn', name: 'An Thu' }, '2026-01-01', 'test');
  for (let sent = 0; sent < 40; sent += 1) await post(server, point.code, aResponse({ G: sent < 36 ? 5 : 2 }));
  province = await signInAs(server, { role: 'province', communeId: null });
});
afterAll(() => server.stop());

const city = async (query = 'subject=centre'): Promise<City> => {
  const answer = await province.get(`/api/v1/city/satisfaction?${query}`, { accept: 'application/json' });
  return (await answer.json()) as City;
};

it('before the lock each commune says who answered, and nothing else', async () => {
  const { communes } = await city();
  expect(communes.map(({ key, figure }) => [key, figure])).toEqual([
    ['autumn', { kind: 'no-responses' }],
    ['spring', { kind: 'collecting', responses: 40 }],
  ]);
});

describe('after the lock', () => {
  beforeAll(async () => {
    server.clock.moveTo('2026-11-16');
    const campaigns = server.get(CampaignsService, { strict: false });
    await lockAnyway(server, await campaigns.find(campaignId));
    province = await signInAs(server, { role: 'province', communeId: null, name: 'province.later' });
  });

  it('each commune stands by name with the figure of its own publication, on page and API', async () => {
    const told = await province.get(`/api/v1/campaigns/${campaignId}/satisfaction`, { accept: 'application/json' });
    const { overall } = (await told.json()) as { overall: Figure };
    expect((await city()).communes.map(({ key, figure }) => [key, figure])).toEqual([
      ['autumn', { kind: 'no-responses' }],
      ['spring', overall],
    ]);
    const page = await (await province.get('/city?subject=centre')).text();
    expect(page).toContain('90,0%');
    expect(page).toContain('/dashboard?commune&#x3D;spring&amp;subject&#x3D;centre');
  });

  it('a round is found by the month or the quarter in which it opened', async () => {
    const campaignIn = async (period: string) => (await city(`subject=centre&period=${period}`)).communes[1]?.campaign;
    expect(await Promise.all(['2026-11', '2026-Q4', '2026-10'].map(campaignIn))).toEqual([
      campaignId,
      campaignId,
      null,
    ]);
  });
});

it('is for those who look after several communes', async () => {
  const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  expect((await leader.get('/city')).status).toBe(403);
  expect((await leader.get('/api/v1/city/satisfaction')).status).toBe(403);
  const refused = await province.get('/api/v1/city/satisfaction?subject=roads', { accept: 'application/json' });
  expect(refused.status).toBe(400);
});
