import { parse } from 'csv-parse/sync';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, openSpring, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let campaign: Campaign;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer();
  const spring = await openSpring(server);
  campaign = spring.campaign;
  for (let i = 0; i < 90; i += 1) {
    const answers = { G: i % 9 === 0 ? 2 : 5, FIELD: i < 45 ? 'ho-tich' : 'dat-dai', FILE: i % 5 === 0 ? 3 : 4, E1: 4 };
    await post(server, spring.point.code, aResponse(answers));
  }
  server.clock.moveTo('2026-11-15');
  await server.get(LocksService, { strict: false }).lockDue(campaign);
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
});
afterAll(() => server.stop());

/** As a spreadsheet set to Vietnamese opens it. */
const read = (bytes: Buffer) => parse(bytes, { bom: true, delimiter: ';' }) as string[][];
const file = (name: string) => leader.get(`/dashboard/charts/${name}?campaign=${campaign.id}`);

describe('the files of a chart', () => {
  it.each(['units', 'elements', 'questions', 'rounds'])('%s comes as a picture that a phone can show', async (name) => {
    const answer = await file(`${name}.png`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1200);
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  it('an SVG says in words what it shows, with period, base and formula', async () => {
    const svg = await (await file('units.svg')).text();
    expect(svg).toContain('<title>Mức hài lòng theo đơn vị</title>');
    expect(svg).toContain('72/90 phiếu');
    // The rows of the chart itself, each word where it is drawn.
    expect(svg).toContain('>Kinh</text>');
    expect(svg).toContain('Tỷ lệ người hài lòng, mục tiêu từ 90%');
    expect(svg).toContain('người trả lời là tự nguyện');
    expect(svg).toContain('<text');
  });

  it('a CSV opened again holds the figures of the API', async () => {
    const answer = await file('units.csv');
    expect(answer.headers.get('content-disposition')).toContain('theo-don-vi.csv');
    const [, ...rows] = read(Buffer.from(await answer.arrayBuffer()));
    const address = `/api/v1/campaigns/${campaign.id}/satisfaction?by=department`;
    const { groups } = (await (await leader.get(address, { accept: 'application/json' })).json()) as Satisfaction;
    const expected = groups.map(({ label, figure }) =>
      figure.kind === 'rate'
        ? [label, figure.satisfied, figure.base, figure.rate, figure.interval.lower]
        : [label, null, null, null, null],
    );
    const numberOf = (cell: string | undefined) => (cell ? Number(cell.replace(',', '.')) : null);
    const held = rows.map((row) => [row[0], ...[2, 3, 5, 6].map((at) => numberOf(row[at]))]);
    expect(held.toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    ['elements', ['Tên', 'Trạng thái', 'Số hài lòng', 'Số câu trả lời hợp lệ', 'Số phiếu'], '90'],
    ['questions', ['Tên', 'Số hài lòng', 'Số câu trả lời hợp lệ', '1', '2'], '80'],
    ['rounds', ['Tên', 'Trạng thái', 'Số hài lòng', 'Số câu trả lời hợp lệ', 'Số phiếu'], '80'],
  ])('the table of %s names its columns and holds the counts that are drawn', async (name, columns, satisfied) => {
    const bytes = Buffer.from(await (await file(`${name}.csv`)).arrayBuffer());
    const [heading = [], ...rows] = read(bytes);
    expect(heading.slice(0, columns.length)).toEqual(columns);
    const at = heading.indexOf('Số hài lòng');
    expect(rows.map((row) => row[at])).toContain(satisfied);
  });

  it.each(['units.pdf', 'counters.png', 'funnel.png', 'months.csv'])('%s is not there', async (name) => {
    expect((await file(name)).status).toBe(404);
  });

  it('are not for those who may not see figures, nor of another commune', async () => {
    const collector = await signInAs(server, { role: 'collector', communeId: 'spring' });
    const path = `/dashboard/charts/units.csv?campaign=${campaign.id}`;
    expect((await collector.get(path)).status).toBe(403);
    await server.get(CommunesService, { strict: false }).import({ ...SPRING, key: 'autumn' }, '2026-01-01', 'test');
    const stranger = await signInAs(server, { role: 'leader', communeId: 'autumn' });
    expect((await stranger.get(path)).status).toBe(404);
  });
});

describe('the summary to send', () => {
  it('is one upright picture, and a text with the same content', async () => {
    const bytes = Buffer.from(await (await leader.get('/dashboard/summary.png')).arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1080, 1350]);
    const page = await (await leader.get('/dashboard/summary')).text();
    expect(page).toContain('88,9% (80/90 phiếu hợp lệ) · Mục tiêu: từ 90%');
    expect(page).toContain('Khoảng dao động: ');
  });
});
