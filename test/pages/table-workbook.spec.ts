import { TokensService } from '../../src/access/tokens.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import type { DistributionRow, Satisfaction } from '../../src/figures/satisfaction.js';
import type { Distribution } from '../../src/figures/satisfaction.service.js';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { answered } from '../harness/arrivals.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, lockAnyway, SPRING } from '../harness/spring.js';
import { aToldYear, type ToldYear, visitors } from '../harness/told-year.js';

let server: TestServer;
let year: ToldYear;
let token: string;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'leader', 'test');
}, 120_000);
afterAll(() => server.stop());

const get = (path: string, bearer = token): Promise<Response> =>
  fetch(`${server.url}/api/v1/campaigns/${path}`, { headers: { authorization: `Bearer ${bearer}` } });
const json = async <Told>(path: string): Promise<Told> => (await (await get(path)).json()) as Told;

/** The rows of each sheet, as a person sees them in its cells. */
async function sheetsOf(path: string): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const file = Buffer.from(await (await get(path)).arrayBuffer());
  const entries = (): ZipEntries => new ZipEntries(file, 10_000_000);
  const { sheets } = readXlsx(entries(), 0);
  return new Map(sheets.map((name, index) => [name, readXlsx(entries(), index).rows.map(({ cells }) => cells)]));
}

const shown = (value: number): string => String(Number(value.toPrecision(15)));

it.each(['', 'period=2026-Q2', 'period=2026-Q3', 'from=2026-04&to=2026-09', 'period=2026-Q3&channel=qr'])(
  'says of every question, element and unit what the API says, asked for %s',
  async (query) => {
    const id = query === '' ? year.round.id : year.feedback.id;
    const sheets = await sheetsOf(`${id}/table.xlsx?${query}`);
    const questions = new Map((sheets.get('Câu hỏi') ?? []).map((row) => [row[0], row]));
    const { questions: counts } = await json<Distribution>(`${id}/distribution?${query}`);
    const told = await json<Satisfaction>(`${id}/satisfaction?by=question&${query}`);
    for (const { key, figure, excluded } of told.groups) {
      const row = questions.get(key);
      if (figure.kind !== 'rate') continue;
      const levels = (counts.find((one) => one.key === key) as DistributionRow & { counts: Record<string, number> })
        .counts;
      expect(row?.slice(3, 8)).toEqual([1, 2, 3, 4, 5].map((level) => String(levels[level] ?? 0)));
      expect(row?.slice(8, 10)).toEqual([String(excluded?.outsideScale), String(excluded?.blank)]);
      expect(row?.slice(11, 15)).toEqual([figure.satisfied, figure.base, figure.respondents, figure.rate].map(shown));
    }
    expect(told.groups.filter(({ figure }) => figure.kind === 'rate').length).toBeGreaterThan(2);
    const figures = sheets.get('Tỷ lệ hài lòng') ?? [];
    for (const [by, name] of [
      ['department', 'Đơn vị'],
      ['element', 'Yếu tố'],
      ['channel', 'Nơi trả lời'],
    ]) {
      const { groups = [] } = await json<Partial<Satisfaction>>(`${id}/satisfaction?by=${by}&${query}`);
      for (const { label, figure } of groups) {
        const row = figures.find((cells) => cells[1] === name && cells[2] === label);
        const expected = figure.kind === 'rate' ? ['có tỷ lệ', figure.satisfied, figure.base].map(String) : undefined;
        if (expected) expect(row?.slice(3, 6)).toEqual(expected);
        else expect(row?.[3]).not.toBe('có tỷ lệ');
      }
    }
    const source = new Map((sheets.get('Nguồn số liệu') ?? []).map(([term, said]) => [term, said]));
    expect(source.get('Mã số liệu')).toBe(told.dataHash);
    expect(source.get('Cuộc khảo sát')).toContain(id);
  },
);

it('tells the questions of each department and channel, and what may not be told in words', async () => {
  const sheets = await sheetsOf(`${year.feedback.id}/table.xlsx?period=2026-Q3`);
  const parts = sheets.get('Câu hỏi theo đơn vị, kênh') ?? [];
  expect([...new Set(parts.slice(3).map(([label]) => label))]).toEqual(
    expect.arrayContaining(['Văn phòng HĐND và UBND', 'Phòng Kinh tế', 'Thuế', 'Quét mã QR', 'Đường dẫn gửi riêng']),
  );
  const [registry] = parts.filter(([label, code]) => label === 'Văn phòng HĐND và UBND' && code === 'FILE');
  expect(registry?.slice(4, 9)).toEqual(['0', '0', '0', '0', '45']);
});

it('is the same file every time, and speaks English on request', async () => {
  const file = async (): Promise<string> =>
    Buffer.from(await (await get(`${year.feedback.id}/table.xlsx?period=2026-Q3`)).arrayBuffer()).toString('base64');
  expect(await file()).toBe(await file());
  expect([...(await sheetsOf(`${year.round.id}/table.xlsx?lang=en`)).keys()]).toContain('Satisfaction');
});

it("is nobody's of another commune", async () => {
  await server
    .get(CommunesService, { strict: false })
    .import({ ...SPRING, key: 'summer', name: 'Hạ' }, '2026-01-01', 'test');
  const other = await server.get(TokensService, { strict: false }).create('leader', 'summer', 'other', 'test');
  expect((await get(`${year.round.id}/table.xlsx`, other)).status).toBe(404);
});

it('names a quarter of months as they were locked, whatever a unit was called later', async () => {
  const point = await aPoint(server, { name: 'Quầy chung' });
  const days = { opensOn: '2026-12-01', endsOn: '2027-03-31', locksOn: '2027-04-05' } as const;
  const campaign = await aCampaign(server, { ...days, continuous: true, period: 'month', pointIds: [point.id] });
  const units = SPRING.units.map((one) => (one.key === 'parks' ? { ...one, name: 'Phòng Phát triển' } : one));
  server.clock.moveTo('2027-02-10');
  await server.get(CommunesService, { strict: false }).import({ ...SPRING, units }, '2027-01-01', 'test');
  for (const day of ['2026-12-10', '2027-01-10'] as const) await answered(server, { campaign, point }, visitors(day));
  for (const month of ['2026-12', '2027-01']) await lockAnyway(server, campaign, month);
  token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'later', 'test');
  const labels = async (period: string) => {
    const parts = (await sheetsOf(`${campaign.id}/table.xlsx?period=${period}`)).get('Câu hỏi theo đơn vị, kênh');
    return new Set((parts ?? []).map(([label]) => label));
  };
  expect(await labels('2026-Q4')).toContain('Phòng Kinh tế');
  expect(await labels('2026-Q4')).not.toContain('Phòng Phát triển');
  expect(await labels('2027-01')).toContain('Phòng Phát triển');
});
