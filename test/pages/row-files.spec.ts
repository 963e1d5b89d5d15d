import { parse } from 'csv-parse/sync';
import { AuditService } from '../../src/access/audit.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { RowFileRecord } from '../../src/figures/row-file.entity.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import type { Distribution } from '../../src/figures/satisfaction.service.js';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { SurveyResponse } from '../../src/responses/survey-response.entity.js';
import { answered } from '../harness/arrivals.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, lockAnyway } from '../harness/spring.js';
import { aToldYear, type ToldYear } from '../harness/told-year.js';

let server: TestServer;
let year: ToldYear;
let token: string;
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  token = await server.get(TokensService, strictly).create('officer', 'spring', 'lan', 'test');
}, 120_000);
afterAll(() => server.stop());

const get = (path: string): Promise<Response> =>
  fetch(`${server.url}/api/v1/campaigns/${path}`, { headers: { authorization: `Bearer ${token}` } });
const textOf = async (path: string): Promise<string> => (await get(path)).text();
type Rows = readonly Readonly<Record<string, string>>[];
const rowsOf = async (path: string): Promise<Rows> => parse(await textOf(path), { columns: true }) as Rows;
const sheetOf = async (path: string, sheet: number) =>
  readXlsx(new ZipEntries(Buffer.from(await (await get(path)).arrayBuffer()), 10_000_000), sheet).rows.map(
    ({ cells }) => cells,
  );

/** How often the file says each answer of a question, by its code in the API. */
function countedIn(rows: Rows, code: string, answer: string, outside: readonly string[]): number {
  const at = outside.indexOf(answer);
  const written = at < 0 ? ({ true: '1', false: '0' }[answer] ?? answer) : String(91 + at);
  const chosen = `${code}_${answer}`.replaceAll(/[^A-Za-z0-9_]/g, '_');
  if (rows[0] && chosen in rows[0]) return rows.filter((row) => row[chosen] === '1').length;
  return rows.filter((row) => row[code] === written).length;
}

const periods = (): readonly (readonly [Campaign, string])[] => [
  [year.round, ''],
  [year.feedback, '2026-Q2'],
  [year.feedback, '2026-Q3'],
];

it('adds up to what the API says of every question, and of every channel', async () => {
  let compared = 0;
  for (const [{ id }, period] of periods()) {
    const rows = await rowsOf(`${id}/responses.csv?period=${period}`);
    const values = await sheetOf(`${id}/codebook.xlsx?period=${period}`, 1);
    expect(rows.length).toBeGreaterThan(70);
    for (const channel of ['', 'qr', 'link', 'paper']) {
      const answer = await get(`${id}/distribution?period=${period}&channel=${channel}`);
      if (answer.status !== 200) continue;
      const { questions } = (await answer.json()) as Distribution;
      const part = channel === '' ? rows : rows.filter((row) => row.channel === channel);
      for (const question of questions) {
        if (!('counts' in question)) continue;
        const outside = Object.keys(question.counts).filter((one) => ['dk', 'no-result', 'not-used'].includes(one));
        const counted = Object.keys(question.counts).map((one) => [one, countedIn(part, question.key, one, outside)]);
        expect([id, channel, question.key, Object.fromEntries(counted)]).toEqual([
          ...[id, channel, question.key, question.counts],
        ]);
        compared += counted.length;
      }
    }
    for (const [name, code] of rows.slice(0, 40).flatMap((row) => Object.entries(row)))
      if (code !== '' && name !== 'month')
        expect([name, code, values.some((cells) => cells[0] === name && cells[1] === code)]).toEqual([
          name,
          code,
          true,
        ]);
  }
  expect(compared).toBeGreaterThan(200);
});

it('has ten rows of every combination of what it says of people, no text, day, point or counter, and no order', async () => {
  for (const [{ id }, period] of periods()) {
    const rows = await rowsOf(`${id}/responses.csv?period=${period}`);
    const about = ['receiving_unit', 'channel', 'month', 'group', 'age', 'sex', 'field', 'village'];
    const names = Object.keys(rows[0] ?? {});
    const alike = new Map<string, number>();
    for (const row of rows) {
      const key = about.map((name) => row[name] ?? '').join();
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
    expect(Math.min(...alike.values())).toBeGreaterThanOrEqual(10);
    expect(names.filter((name) => /^(TEXT|FIELD|GROUP|AGE|SEX|WAY)$|day|date|point|counter|^id$/.test(name))).toEqual(
      [],
    );
    const lines = rows.map((row) => JSON.stringify(Object.values(row)));
    expect(new Set(lines).size).toBeLessThan(lines.length);
  }
});

it('is the same as a workbook, and is told by its code book', async () => {
  const path = (file: string): string => `${year.feedback.id}/${file}?period=2026-Q3`;
  const csv = parse(await textOf(path('responses.csv'))) as string[][];
  const book = await sheetOf(path('responses.xlsx'), 0);
  const trimmed = (cells: readonly string[]): string => cells.join('|').replace(/\|+$/, '');
  expect(book.map(trimmed)).toEqual(csv.map(trimmed));
  const variables = await sheetOf(path('codebook.xlsx'), 0);
  expect(variables.slice(1).map(([name]) => name)).toEqual(csv[0]);
  const syntax = (await sheetOf(path('codebook.xlsx'), 2)).map(([line]) => line);
  expect(syntax).toContain("/TYPE=TXT /FILE='responses.csv' /ENCODING='UTF-8'");
  expect(syntax.some((line) => /^MISSING VALUES G FILE .*\(91 THRU 99\)\.$/.test(line ?? ''))).toBe(true);
});

it('leaves a line in the log of who took which file', async () => {
  await get(`${year.round.id}/responses.csv`);
  const entries = await server.get(AuditService, strictly).entriesOf('spring', 'rows-taken', year.round.id);
  expect(entries.at(-1)).toMatchObject({ actor: 'lan', details: { file: 'responses.csv', period: 'all' } });
});

it('names the group where several answered, and its syntax counts the one that the figures are of', async () => {
  const hall = await aPoint(server, { kind: 'link', name: 'Nhà văn hóa thôn Đoài' });
  const days = { opensOn: '2026-10-01', endsOn: '2026-10-09', locksOn: '2026-10-10' } as const;
  const round = { questionnaire: 'chinh-quyen', name: 'Nhiều nhóm', ...days, pointIds: [hall.id] };
  const campaign = await aCampaign(server, round);
  await answered(server, { campaign, point: hall }, [
    { people: 40, answers: { G: 5, A01: 4, A02: 2 } },
    { people: 11, answers: { G: 2, A01: 1, A02: 5, GROUP: 'business' } },
    { people: 12, answers: { G: 1, A01: 5, A02: 1, GROUP: 'organisation' } },
  ]);
  await lockAnyway(server, campaign);
  const rows = await rowsOf(`${campaign.id}/responses.csv`);
  const own = rows.filter(({ group }) => group === 'people');
  expect([rows.length, own.length]).toEqual([63, 40]);
  const told = (await (await get(`${campaign.id}/satisfaction?by=question`)).json()) as Satisfaction;
  for (const { key, figure } of told.groups) {
    const given = own.map((row) => Number(row[key])).filter((level) => level > 0 && level < 91);
    if (figure.kind !== 'rate') continue;
    const satisfied = given.filter((level) => level >= 4).length;
    expect([key, figure.satisfied, figure.base]).toEqual([key, satisfied, given.length]);
  }
  const line = (sheet: number, found: string) =>
    sheetOf(`${campaign.id}/codebook.xlsx`, sheet).then((lines) => lines.flat().find((one) => one.startsWith(found)));
  expect(await line(2, 'SELECT IF')).toBe("SELECT IF (group = 'people').");
  expect(await line(3, 'own <-')).toBe('own <- d[d$group == "people", ]');
  expect(await sheetOf(`${year.feedback.id}/codebook.xlsx?period=2026-Q3`, 3)).toContainEqual(['own <- d']);
});

it('tells nothing of what is not locked', async () => {
  const refused = await get(`${year.feedback.id}/responses.csv?period=2026-Q4`);
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'not-yet-published']);
});

it('is made of the responses where it was locked before rows were kept, and stays when they are deleted', async () => {
  const path = `${year.feedback.id}/responses.csv?period=2026-Q3`;
  const kept = await textOf(path);
  const queue = server.get(WriteQueue, strictly);
  await queue.commit(() => tableOf(RowFileRecord).delete({ communeId: 'spring', campaignId: year.feedback.id }));
  expect(await textOf(path)).toBe(kept);
  await queue.commit(() => tableOf(SurveyResponse).delete({ communeId: 'spring' }));
  expect(await textOf(path)).toBe(kept);
});
