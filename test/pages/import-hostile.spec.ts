import { gzipSync } from 'node:zlib';
import { ImportReader } from '../../src/paper/import-reader.service.js';
import { aPlace, atTheDesk, send, server } from '../harness/import-desk.js';
import { aWorkbook, type Long, sheetOf, zipped } from '../harness/workbook.js';

atTheDesk();

const ods = (rows: Long): Buffer =>
  zipped({
    'content.xml': [
      '<office:document-content><office:body><office:spreadsheet><table:table table:name="A">',
      ...[rows].flat(),
      '</table:table></office:spreadsheet></office:body></office:document-content>',
    ],
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
  'a table of LibreOffice, whose one cell stands in a thousand million columns': () =>
    ods(
      '<table:table-row><table:table-cell table:number-columns-repeated="999999999"><text:p>5</text:p></table:table-cell></table:table-row>',
    ),
  'a table of LibreOffice, merged into all others, again and again': () =>
    ods([
      [
        `<table:table-row>${'<table:table-cell table:number-columns-spanned="999" table:number-rows-spanned="9999"><text:p>5</text:p></table:table-cell>'.repeat(50)}</table:table-row>`,
        1_900,
      ],
    ]),
  'a text of a million columns': () => Buffer.from('5,'.repeat(900_000)),
  'a text of two million empty lines': () => Buffer.alloc(1_999_999, '\n'),
  'a text of one endless cell': () => Buffer.from(`G\n"${'x'.repeat(1_900_000)}"\n`),
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

/** What is read as far as it goes, or has nothing in it. */
const harmless: Readonly<Record<string, readonly [make: () => Buffer, says: string]>> = {
  'entities that would multiply': [
    () =>
      aWorkbook(
        {},
        {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]><worksheet>${sheetOf(['G'], ['&c;'])}</worksheet>`,
          'xl/workbook.xml': '<workbook><sheets><sheet name="A" id="rId1"/></sheets></workbook>',
          'xl/_rels/workbook.xml.rels':
            '<a><Relationship Id="rId1" Type="/worksheet" Target="worksheets/sheet1.xml"/></a>',
        },
      ),
    '&amp;c;',
  ],
  'elements within a million elements': [
    () =>
      aWorkbook({ A: ['<sheetData>', ['<a>'.repeat(1_000), 1_000], ['</a>'.repeat(1_000), 1_000], '</sheetData>'] }),
    'không có phiếu nào',
  ],
  'a table of LibreOffice with a thousand million empty rows': [
    () => ods('<table:table-row table:number-rows-repeated="999999999"><table:table-cell/></table:table-row>'),
    'không có phiếu nào',
  ],
  'a table of LibreOffice with a row a thousand million times': [
    () =>
      ods(
        '<table:table-row table:number-rows-repeated="999999999"><table:table-cell><text:p>5</text:p></table:table-cell></table:table-row>',
      ),
    'hơn 2.000 phiếu',
  ],
  'what may be a name in each of 6,000 cells, which took minutes when each was compared with each question': [
    () => Buffer.from(`${Array(200).fill('a[b/c:d - e_f.g'.repeat(19))}\n`.repeat(31)),
    'có 30 phiếu',
  ],
  'a list of contents that points at itself': [
    () => {
      const made = aWorkbook({ A: sheetOf(['G'], [5]) });
      made.writeUInt32LE(made.lastIndexOf('PK\x05\x06'), made.lastIndexOf('PK\x05\x06') + 16);
      return made;
    },
    'Không đọc được tệp',
  ],
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

  it.each(Object.entries(harmless))('is harmless: %s', async (_, [make, says]) => {
    const { status, text } = await send('/columns', make(), await aPlace());
    expect([200, 422]).toContain(status);
    expect(text).toContain(says);
  });

  it('is no file where the form carries one that unpacks without end, or thousands of fields', async () => {
    const place = await aPlace();
    const kept = gzipSync(Buffer.alloc(50_000_000)).toString('base64');
    const bomb = await send('/columns', '', place, { kept });
    expect([bomb.status, bomb.text]).toEqual([422, expect.stringContaining('Xin chọn tệp.')]);
    const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, '']));
    expect((await send('/columns', 'G\n5\n', place, fields)).status).toBe(200);
    expect((await send('/columns', Buffer.alloc(9_000_000, 'x'), place)).status).toBe(413);
  });

  it('does not keep later files from being read', async () => {
    const reader = new ImportReader();
    const file = Buffer.from('G,TEXT\n5,a\n');
    await expect(reader.read(file, { sheet: () => 1, separator: null } as never)).rejects.toThrow();
    expect(await reader.read(file, { sheet: null, separator: null })).not.toHaveProperty('fault');
  });
});
