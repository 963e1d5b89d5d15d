import { readdirSync, readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';
import { aWorkbook, sheetOf, zipped } from '../harness/workbook.js';

let server: TestServer;
let officer: SignedIn;
let token: string;

beforeAll(async () => {
  server = await startServer('2026-11-28', { SURVEYS_FOLDER: 'test/cases' });
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  token = /name="_csrf" value="([^"]+)"/.exec(await (await officer.get('/password')).text())?.[1] ?? '';
});
afterAll(() => server.stop());

interface Place {
  readonly campaign: string;
  readonly value: string;
}

const file = (name: string): Buffer => readFileSync(`test/cases/import/${name}`);

/** A campaign of its own, with a point of its own. */
async function aPlace(questionnaire = 'case-nps'): Promise<Place> {
  const point = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy' });
  const days = { opensOn: '2026-10-01', endsOn: '2026-11-30', locksOn: '2026-12-05' } as const;
  const { id } = await aCampaign(server, { questionnaire, pointIds: [point.id], ...days });
  return { campaign: id, value: `${id}:${point.id}` };
}

async function send(
  path: string,
  file: string | Buffer,
  place: Place,
  more: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const query = new URLSearchParams({ place: place.value, hander: 'unit', ...more });
  const reply = await fetch(`${server.url}/paper/import${path}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-csrf-token': token, cookie: officer.cookie },
    body: file,
  });
  return { status: reply.status, text: await reply.text() };
}

/** What the page proposes, select by select: a sheet, the row of names, and a question for each column. */
const proposed = (text: string): readonly string[] =>
  [...text.matchAll(/<select [^>]*>.*?value="([^"]*)" selected.*?<\/select>/gs)].map(([, value = '']) => value);
const listed = (text: string): readonly string[] =>
  [...text.matchAll(/<li>([^<]+)<\/li>/g)].map(([, line = '']) => line);

async function stored({ campaign }: Place): Promise<readonly unknown[]> {
  const rows: { answers: string; business_date: string }[] = await server
    .get(DataSource)
    .query(`SELECT answers, business_date FROM survey_response WHERE campaign_id = '${campaign}'`);
  return rows.map(({ answers, business_date: day }) => ({ ...JSON.parse(answers), day })).sort(byText);
}
const byText = (one: unknown, other: unknown): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

interface Case {
  readonly questionnaire?: string;
  /** What the page proposes; where names say nothing, what the officer chooses. */
  readonly map: string;
  readonly chosen?: string;
  readonly responses?: readonly Record<string, unknown>[];
  readonly faults?: readonly string[];
}

const threePeople = [
  { G: 5, NPS: 10 },
  { G: 5, NPS: 10 },
  { G: 4, NPS: 8 },
]; // prettier-ignore
const noDay = (line: number, day: string): string =>
  `Dòng ${line}, ô C${line}, cột “Ngày”: “${day}” không phải là một ngày có thật (ghi ngày/tháng/năm).`;

/** Every file of the folder, imported into a campaign of its own. */
const cases: Readonly<Record<string, Case>> = {
  'a.csv': { map: 'G,NPS', responses: threePeople },
  'a-with-stt-column.csv': { map: ',G,NPS', responses: threePeople },
  'a-resaved-by-excel.csv': { map: 'G,NPS', responses: threePeople },
  'b-other-people-same-answers.csv': {
    map: 'G,NPS',
    responses: [
      { G: 5, NPS: 10 },
      { G: 4, NPS: 8 },
      { G: 5, NPS: 10 },
      { G: 4, NPS: 8 },
    ],
  },
  'days-that-do-not-exist.csv': {
    questionnaire: 'case-numbers',
    map: 'G,N,_day',
    faults: ['31/09/2026', '2026-09-31', '00/10/2026', '2026-10-xx', '2026-1'].map((day, index) =>
      noDay(index + 2, day),
    ),
  },
  'semicolon-in-quoted-header.csv': {
    map: ',NPS',
    chosen: 'G,NPS',
    responses: [
      { G: 5, NPS: 10 },
      { G: 4, NPS: 9 },
    ],
  },
  'blank-lines-then-fault.csv': { map: 'G,NPS', faults: ['Dòng 5, ô A5, cột “G”: không hiểu “9”.'] },
  'title-rows.csv': { map: 'G,NPS', responses: [{ G: 5, NPS: 10 }] },
  'merged-header.xlsx': {
    map: ',G,NPS',
    responses: [
      { G: 5, NPS: 10 },
      { G: 4, NPS: 8 },
    ],
  },
  'merged-answer.xlsx': {
    map: 'G,NPS',
    faults: [
      'Dòng 3, ô A3, cột “G”: ô này gộp với ô khác. Xin bỏ gộp ô (Unmerge Cells) rồi ghi câu trả lời của từng dòng.',
    ],
  },
  'google-forms-time.csv': { map: 'G,NPS,_day', responses: [{ G: 5, NPS: 2, day: '2026-11-25' }] },
  'google-forms-checkbox.csv': {
    questionnaire: 'case-numeric-checkbox',
    map: 'G,K',
    responses: [{ G: 5, K: [1, 3] }],
  },
  'decimals-from-spreadsheet.csv': { map: 'G,NPS', responses: [{ G: 5, NPS: 7 }] },
  'float.xlsx': {
    map: 'G,NPS',
    responses: [
      { G: 5, NPS: 7 },
      { G: 4, NPS: 3 },
    ],
  },
  'error.xlsx': { map: 'G,NPS', faults: ['Dòng 2, ô A2, cột “G”: không hiểu “#N/A”.'] },
};

describe('a file as people make it', () => {
  it('is one of those that are tried', () => {
    expect(readdirSync('test/cases/import').sort()).toEqual(Object.keys(cases).sort());
  });

  it.each(Object.entries(cases))('%s', async (name, { questionnaire, map, chosen, responses, faults }) => {
    const place = await aPlace(questionnaire);
    const [header, ...columns] = proposed((await send('/columns', file(name), place)).text);
    expect(columns.join(',')).toBe(map);
    const outcome = await send('', file(name), place, { map: chosen ?? map, header: header ?? '' });
    if (faults) expect(listed(outcome.text)).toEqual(faults);
    const expected = (responses ?? []).map((one) => ({ day: '2026-11-28', ...one }));
    expect(await stored(place)).toEqual(expected.map(({ day, ...answers }) => ({ ...answers, day })).sort(byText));
    expect(outcome.status).toBe(faults ? 422 : 200);
  });

  it('may hold its table in any sheet and below any title, as the officer chooses', async () => {
    const place = await aPlace();
    const workbook = aWorkbook({
      'Ghi chú': sheetOf(['Người lập: A']),
      'Tháng 10': sheetOf(['G', 'NPS'], [5, 10]),
      'Tháng 11 &amp; 12': sheetOf(['Mức', 'Điểm'], ['G', 'NPS'], [4, 46_000], [3, 7]),
    });
    const first = await send('/columns', workbook, place);
    expect(proposed(first.text)).toEqual(['1', '1', 'G', 'NPS']);
    expect(first.text).toContain('Tháng 11 &amp; 12</option>');
    const second = await send('/columns', workbook, place, { sheet: '2', header: '1' });
    expect(proposed(second.text)).toEqual(['2', '1', '', '']);
    const refused = await send('', workbook, place, { sheet: '2', header: '1', map: 'G,NPS' });
    expect(listed(refused.text)).toHaveLength(3);
    const read = await send('', workbook, place, { sheet: '2', header: '2', map: 'G,' });
    expect([read.status, await stored(place)]).toEqual([
      200,
      [
        { G: 3, day: '2026-11-28' },
        { G: 4, day: '2026-11-28' },
      ],
    ]);
  });

  it('has days as spreadsheets number them, whether they are shown as days or not', async () => {
    const place = await aPlace();
    const late = aWorkbook({ A: sheetOf(['G', 'Ngày'], [5, 46_329], [4, 46_330.75], [3, 46_390]) });
    const { text } = await send('', late, place, { map: 'G,_day' });
    expect(listed(text)).toEqual(['Dòng 4, ô B4, cột “Ngày”: “46390” nằm ngoài thời gian thu phiếu.']);
    const good = aWorkbook({ A: sheetOf(['G', 'Ngày'], [5, 46_329], [4, 46_330.75]) });
    expect((await send('', good, place, { map: 'G,_day' })).status).toBe(200);
    expect(await stored(place)).toEqual([
      { G: 4, day: '2026-11-04' },
      { G: 5, day: '2026-11-03' },
    ]);
  });

  it('without a column for a question that must be answered is refused once, not once a row', async () => {
    const { text } = await send('', 'G,NPS\n5,10\n4,9\n', await aPlace(), { map: ',NPS' });
    expect(listed(text)).toEqual([
      'Dòng 1, câu “Nhìn chung, Ông/Bà hài lòng ở mức nào?” không có cột trong tệp: không được bỏ trống.',
    ]);
  });
});

const othersIn = (text: string): string => /data-others="([^"]+)"/.exec(text)?.[1] ?? '';

describe('people who were imported before', () => {
  const again: Readonly<Record<string, { map: string; file: () => Buffer | string; says: string }>> = {
    'the same file': { map: 'G,NPS', file: () => file('a.csv'), says: 'Tệp này giống' },
    'with a column of numbers added': {
      map: ',G,NPS',
      file: () => file('a-with-stt-column.csv'),
      says: 'Tệp này giống',
    },
    'saved again by Excel': { map: 'G,NPS', file: () => file('a-resaved-by-excel.csv'), says: 'Tệp này giống' },
    'as a workbook': {
      map: 'G,NPS',
      file: () => aWorkbook({ A: sheetOf(['G', 'NPS'], [5, 10], [5, 10], [4, 8]) }),
      says: 'Tệp này giống',
    },
    'with other columns chosen': { map: 'G,', file: () => file('a.csv'), says: 'Tệp này giống' },
    'a part of it': { map: 'G,NPS', file: () => 'G,NPS\n5,10\n4,8\n', says: 'Tệp này giống' },
    'with more people below': { map: 'G,NPS', file: () => 'G,NPS\n5,10\n5,10\n4,8\n1,0\n', says: '3/4 dòng giống' },
  };

  it.each(Object.entries(again))('are asked about, and nothing is stored: %s', async (_, { map, file: made, says }) => {
    const place = await aPlace();
    const first = await send('', file('a.csv'), place, { map: 'G,NPS', name: 'tháng 11.csv' });
    expect(first.status).toBe(200);
    const asked = await send('', made(), place, { map });
    expect(asked.status).toBe(409);
    expect(listed(asked.text).join()).toContain(says);
    expect(listed(asked.text).join()).toContain('tệp đã nhập ngày 28/11/2026, “tháng 11.csv” (3 phiếu).');
    expect(await stored(place)).toHaveLength(3);
  });

  it('are others when the officer says so, once: a second click finds what the first did', async () => {
    const place = await aPlace();
    await send('', file('a.csv'), place, { map: 'G,NPS' });
    const asked = await send('', file('a.csv'), place, { map: 'G,NPS' });
    const others = othersIn(asked.text);
    const twice = await Promise.all([1, 2].map(() => send('', file('a.csv'), place, { map: 'G,NPS', others })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stored(place)).toHaveLength(6);
  });

  it('are stored once when the button is clicked twice', async () => {
    const place = await aPlace();
    const twice = await Promise.all([1, 2].map(() => send('', file('a.csv'), place, { map: 'G,NPS' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stored(place)).toHaveLength(3);
  });

  it('and those who answered alike are seven people', async () => {
    const place = await aPlace();
    await send('', file('a.csv'), place, { map: 'G,NPS' });
    const b = file('b-other-people-same-answers.csv');
    let reply = await send('', b, place, { map: 'G,NPS' });
    if (reply.status === 409) reply = await send('', b, place, { map: 'G,NPS', others: othersIn(reply.text) });
    expect(reply.text).toContain('Đã nhập 4 phiếu.');
    expect(await stored(place)).toHaveLength(7);
  });
});

const cell = (name: string): string => `<row><c r="${name}"><v>1</v></c></row>`;
const wide = `<row>${'<c><v>5</v></c>'.repeat(5_000)}</row>`;
const empty = '<row spans="1:9"></row>'.repeat(10_000);
const spaces = ' '.repeat(1_000_000);
const shared = {
  'xl/_rels/workbook.xml.rels':
    '<a><Relationship Id="rId1" Type="/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="/sharedStrings" Target="b.xml"/></a>',
  'xl/b.xml': `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`,
};
const hostile: Readonly<Record<string, () => Buffer>> = {
  'one cell in the far corner': () => aWorkbook({ A: `<sheetData>${cell('A1')}${cell('XFD1048576')}</sheetData>` }),
  '5,000 columns and 5,000 rows': () => aWorkbook({ A: ['<sheetData>', [wide, 5_000], '</sheetData>'] }),
  'a million empty rows': () => aWorkbook({ A: ['<sheetData>', cell('A1'), [empty, 100], '</sheetData>'] }),
  'a bomb': () => aWorkbook({ A: [[spaces, 1_000]] }),
  'a bomb that says it is small': () => zipped({ 'xl/_rels/workbook.xml.rels': [[spaces, 1_000]] }, 1_000),
  'one long text in every cell': () =>
    aWorkbook(
      { A: ['<sheetData>', [`<row>${'<c t="s"><v>0</v></c>'.repeat(150)}</row>`, 2_000], '</sheetData>'] },
      shared,
    ),
  'every cell merged into thousands': () =>
    aWorkbook({
      A: [
        ...['<sheetData>', ['<row><c><v>5</v></c></row>', 2_000] as const, '</sheetData>'],
        ['<mergeCell ref="A1:GR1048576"/>', 9_000],
      ],
    }),
};

describe('a hostile workbook', () => {
  it.each(Object.entries(hostile))(
    'is refused in words, and everybody else is answered meanwhile: %s',
    async (_, make) => {
      const workbook = make();
      const place = await aPlace();
      let answered = 0;
      let isDone = false;
      const others = (async () => {
        while (!isDone) {
          expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
          answered += 1;
        }
      })();
      const { status, text } = await send('/columns', workbook, place);
      isDone = true;
      const meanwhile = answered;
      await others;
      expect([status, text]).toEqual([422, expect.stringContaining('quá rộng hoặc quá dài')]);
      expect(meanwhile).toBeGreaterThan(10);
      expect(workbook.length).toBeLessThan(2_000_000);
      expect(process.memoryUsage().rss).toBeLessThan(2_000_000_000);
    },
  );
});
