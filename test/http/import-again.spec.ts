import { aPlace, atTheDesk, file, listed, othersIn, send, server, stored } from '../harness/import-desk.js';
import { aWorkbook, sheetOf, zipped } from '../harness/workbook.js';

atTheDesk();

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
  'a bomb that says it is small': () =>
    zipped({ 'xl/workbook.xml': '<a/>', 'xl/_rels/workbook.xml.rels': [[spaces, 1_000]] }, 1_000),
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
      expect(meanwhile).toBeGreaterThan(2);
      expect(workbook.length).toBeLessThan(2_000_000);
      expect(process.memoryUsage().rss).toBeLessThan(2_000_000_000);
    },
  );
});
