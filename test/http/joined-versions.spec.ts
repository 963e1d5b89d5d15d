import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { NewCampaign } from '../../src/campaigns/new-campaign.js';
import type { Change } from '../../src/figures/change.js';
import { answered } from '../harness/arrivals.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, lockAnyway, openSpring } from '../harness/spring.js';

const KEY = 'hoi-cho';
const people = [
  { people: 45, answers: { G: 5 } },
  { people: 15, answers: { G: 2 } },
];

/** A second version beside the first, worded better; a third one with other satisfied levels. */
describe('versions of one questionnaire, in one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'versions-'));
  let server: TestServer;
  let token: string;
  const made: Record<'first' | 'second' | 'third' | 'months' | 'laterMonths', Campaign> = {} as never;

  const campaign = async (wanted: Partial<NewCampaign>): Promise<Campaign> => {
    const point = await aPoint(server);
    const one = await aCampaign(server, { questionnaire: KEY, ...wanted, pointIds: [point.id] });
    const days = one.continuous ? one.periods.map((period) => one.daysOf(period).from) : [one.opensOn];
    for (const day of days)
      await answered(
        server,
        { campaign: one, point },
        people.map((some) => ({ ...some, day })),
      );
    return one;
  };

  /** The newest version from now on. */
  const publish = async (version: number, change: (text: string) => string): Promise<void> => {
    const text = change(readFileSync(join(folder, `${KEY}.v1.json`), 'utf8'));
    const definition = { ...JSON.parse(text), version };
    writeFileSync(join(folder, `${KEY}.v${version}.json`), JSON.stringify(definition));
    server = await server.startAgain('2026-12-20T12:00');
  };

  const page = async (address: string): Promise<string> => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html' };
    const text = await (await fetch(`${server.url}${address}`, { headers })).text();
    return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };

  const change = async (of: Campaign, from: string, to: string) => {
    const address = `${server.url}/api/v1/campaigns/${of.id}/change?from=${from}&to=${to}`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as Change & { readonly code?: string };
  };

  beforeAll(async () => {
    for (const file of ['chinh-quyen.v1.json', 'trung-tam.v1.json'])
      copyFileSync(`surveys/${file}`, join(folder, file));
    copyFileSync(`test/cases/${KEY}.v1.json`, join(folder, `${KEY}.v1.json`));
    server = await startServer('2026-12-20', { SURVEYS_FOLDER: folder });
    await openSpring(server);
    token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'the leader', 'test');
    const [june, july] = [
      { opensOn: '2026-06-01', endsOn: '2026-06-25', locksOn: '2026-06-30' },
      { opensOn: '2026-07-01', endsOn: '2026-07-25', locksOn: '2026-07-30' },
    ] as const;
    const monthly = { continuous: true, period: 'month' } as const;
    made.first = await campaign({ name: 'Chợ tháng 6', ...june });
    made.months = await campaign({
      name: 'Chợ hằng tháng',
      ...monthly,
      opensOn: '2026-08-01',
      endsOn: '2026-10-31',
      locksOn: '2026-11-05',
    });
    await publish(2, (text) => text.replace('Ông/Bà có hài lòng', 'Nhìn chung, Ông/Bà có hài lòng'));
    made.second = await campaign({ name: 'Chợ tháng 7', ...july });
    const later = { ...monthly, opensOn: '2026-10-01', endsOn: '2026-11-30', locksOn: '2026-12-05' } as const;
    made.laterMonths = await campaign({ name: 'Chợ hằng tháng, phiếu mới', ...later });
    await publish(3, (text) => text.replace(/"satisfied": \[\s*4,\s*5\s*\]/, '"satisfied": [5]'));
    made.third = await campaign({ name: 'Chợ tháng 7, mức khác', ...july, opensOn: '2026-07-02' });
    for (const one of [made.first, made.second, made.third]) await lockAnyway(server, one);
    for (const one of [made.months, made.laterMonths]) {
      for (const period of one.periods) await lockAnyway(server, one, period);
    }
  }, 240_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('are compared by code and scale, and refused where other levels count', async () => {
    const { first, second, third, months, laterMonths } = made;
    expect(await change(first, first.id, second.id)).toMatchObject({ item: 'G', conclusion: 'not-established' });
    expect(await change(first, first.id, third.id)).toMatchObject({ code: 'not-comparable' });
    const across = await change(laterMonths, '2026-09', '2026-11');
    expect([across.from.campaign, across.to.campaign]).toEqual([months.id, laterMonths.id]);
    expect(await change(laterMonths, '2026-01', '2026-11')).toMatchObject({ code: 'period-not-available' });
  });

  it('are rounds of one chart, which says so and names what is not in it', async () => {
    const time = await page(`/dashboard/time?campaign=${made.second.id}`);
    const said = ['Chợ tháng 6 (phiên bản 1)', 'Chợ tháng 7 (phiên bản 2)', 'Chuỗi này gồm các phiên bản 1, 2'];
    expect(said.filter((one) => !time.includes(one))).toEqual([]);
    expect(time).toContain('Lời câu chung hoặc lời phương án có sửa giữa các phiên bản.');
    expect(time).toMatch(/mức tính là hài lòng khác: Chợ tháng 7, mức khác\./);
    const compared = await page(`/dashboard/compare?campaign=${made.second.id}&with=${made.first.id}`);
    expect(compared).toContain('Chợ tháng 7 (phiên bản 2)');
  });

  it('go on month by month in one line, side by side where both ran', async () => {
    const time = await page(`/dashboard/time?campaign=${made.laterMonths.id}`);
    const names = ['8/2026 (phiên bản 1)', '9/2026 (phiên bản 1)', '10/2026 (phiên bản 1)', '10/2026 (phiên bản 2)'];
    const found = [...names, '11/2026 (phiên bản 2)'].map((name) => time.lastIndexOf(`Tháng ${name}`));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found).not.toContain(-1);
    const other = encodeURIComponent(`${made.months.id} 2026-09`);
    expect(await page(`/dashboard/compare?campaign=${made.laterMonths.id}&with=${other}`)).toContain('Tháng 9/2026');
  });
});
