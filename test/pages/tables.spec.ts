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
  for (let i = 0; i < 132; i += 1) {
    const answers = {
      ...{ G: i % 9 === 0 ? 2 : 5, FIELD: i < 66 ? 'ho-tich' : 'dat-dai', FILE: 4, E1: 4 },
      ...{ AGE: '25-49', SEX: i % 2 === 0 ? 'female' : 'male' },
    };
    await post(server, spring.point.code, aResponse(answers, { assisted: i % 2 === 0 ? 'self' : 'officer' }));
  }
  server.clock.moveTo('2026-11-15');
  await server.get(LocksService, { strict: false }).lockDue(campaign);
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
});
afterAll(() => server.stop());

/** What stands on the page, without its feet: the address there is full of percent signs. */
const page = async (query: string) => {
  const html = await (await leader.get(`/dashboard/tables?campaign=${campaign.id}&${query}`)).text();
  return html.slice(0, html.indexOf('<footer'));
};

describe('a table of published figures', () => {
  it.each([
    ['by=assisted', 'by=assisted'],
    ['by=element', 'by=element'],
    ['by=question', 'by=question'],
    ['by=assisted&filter=field:ho-tich', 'by=assisted&field=ho-tich'],
  ])('%s shows the numbers of the API', async (asked, query) => {
    const answer = await leader.get(`/api/v1/campaigns/${campaign.id}/satisfaction?${query}`, {
      accept: 'application/json',
    });
    const { groups } = (await answer.json()) as Satisfaction;
    const rates = groups.flatMap(({ figure }) => (figure.kind === 'rate' ? [figure] : []));
    expect(rates.length).toBeGreaterThan(0);
    const html = await page(asked);
    for (const { rate, satisfied, base } of rates) {
      expect(html).toContain(formatRate(rate, { language: 'vi', target: 0.9 }));
      expect(html).toContain(`${formatCount(satisfied, 'vi')}/${formatCount(base, 'vi')}`);
    }
  });

  it.each([
    ['by=star-sign', 'formula-not-for-breakdown'],
    ['by=village', 'formula-not-for-breakdown'],
    ['period=2020-Q1', 'period-not-available'],
    ['filter=nonsense', 'malformed'],
  ])('%s is refused as %s, and no other table told in its place', async (query, code) => {
    expect(await page(query)).toContain(`<code>${code}</code>`);
  });

  it.each([
    'department',
    'element',
    'question',
    'field',
    'channel',
    'assisted',
    'group',
    'way',
    'age',
    'sex',
    'weekday',
  ])('by %s is in the list of the Centre, and its page is there', async (by) => {
    const html = await page(`by=${by}`);
    expect(html).toContain(`<option value="${by}" selected>`);
    expect(html).not.toContain('Không chia được như vậy');
  });

  it.each(['age', 'sex', 'weekday', 'group'])(
    'by %s is of the whole commune only: no part, no crossing',
    async (by) => {
      const ofPart = await page(`by=${by}&filter=field:ho-tich`);
      expect(ofPart).toContain('Không chia được như vậy');
      expect(ofPart).not.toMatch(/\d%/);
      expect(await page(`by=${by}`)).not.toContain('name="filter"');
      for (const part of ['field=ho-tich', 'channel=qr']) {
        const address = `/api/v1/campaigns/${campaign.id}/satisfaction?by=${by}&${part}`;
        const answer = await leader.get(address, { accept: 'application/json' });
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'filter-too-narrow']);
      }
      // Nor as a selection of any other table.
      const part = await leader.get(`/api/v1/campaigns/${campaign.id}/satisfaction?by=field&${by}=25-49`, {
        accept: 'application/json',
      });
      expect(await part.json()).toMatchObject({ status: 400, code: 'malformed', field: by });
    },
  );

  it('is not told to those who may not see figures, nor of another commune', async () => {
    const collector = await signInAs(server, { role: 'collector', communeId: 'spring' });
    expect((await collector.get('/dashboard/tables')).status).toBe(403);
    expect((await leader.get('/dashboard/tables?commune=elsewhere')).status).toBe(404);
  });
});
