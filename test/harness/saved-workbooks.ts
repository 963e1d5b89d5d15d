import type { SavedFile } from './saved-file.js';
import { aWorkbook, type Long, sheetOf, zipped } from './workbook.js';

/** Workbooks as Excel, Google, Zalo and programs write them, in the XML that they write. */

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const sheet = (rows: string, before = '', after = ''): string => `${before}<sheetData>${rows}</sheetData>${after}`;
const text = (name: string, words: string): string => `<c r="${name}" t="inlineStr"><is><t>${words}</t></is></c>`;
const value = (name: string, number: string, more = ''): string => `<c r="${name}"${more}><v>${number}</v></c>`;
const head = (...names: readonly string[]): string =>
  `<row r="1">${names.map((name, at) => text(`${'ABCDEFG'[at]}1`, name)).join('')}</row>`;

const related = (type: string, parts: Readonly<Record<string, string>>): string => {
  const all = Object.entries(parts).map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships>${all.join('')}</Relationships>`;
};

/** With styles: 1 a built-in day, 2 a day of one's own, 3 day and time, 4 money. */
function styled(rows: string, more: Readonly<Record<string, Long>> = {}): Buffer {
  const formats =
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="#,##0\\ &quot;đ&quot;"/>';
  const ids = [0, 14, 164, 22, 165].map((id) => `<xf numFmtId="${id}"/>`);
  const styles = `<styleSheet><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${ids.join('')}</cellXfs></styleSheet>`;
  return aWorkbook({ Sheet1: sheet(rows) }, { 'xl/styles.xml': styles, ...more });
}

const shared = (...texts: readonly string[]): Readonly<Record<string, Long>> => ({
  'xl/_rels/workbook.xml.rels': related(TYPE, {
    worksheet: 'worksheets/sheet1.xml',
    sharedStrings: 'sharedStrings.xml',
  }),
  'xl/sharedStrings.xml': `<sst count="1000000000" uniqueCount="1000000000">${texts.map((one) => `<si>${one}</si>`).join('')}</sst>`,
});

export const savedWorkbooks: Readonly<Record<string, SavedFile>> = {
  'Excel: rich text, phonetic signs and shared texts': {
    file: () =>
      aWorkbook(
        { A: sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>') },
        shared(
          '<t>G</t>',
          '<r><t xml:space="preserve">Rất </t></r><r><rPr><b/></rPr><t>hài lòng</t></r><rPh sb="0" eb="1"><t>ラット</t></rPh>',
        ),
      ),
    map: 'G',
    responses: [{ G: 5 }],
  },
  'Excel: days by built-in style, by one of its own, with a time; money is no day': {
    file: () =>
      styled(
        head('G', 'Ngày trả lời', 'Lệ phí') +
          `<row r="2">${value('A2', '5')}${value('B2', '46329', ' s="1"')}${value('C2', '50000', ' s="4"')}</row>` +
          `<row r="3">${value('A3', '4')}${value('B3', '46330', ' s="2"')}</row>` +
          `<row r="4">${value('A4', '3')}${value('B4', '46351.4327662037', ' s="3"')}</row>`,
      ),
    map: 'G,_day,',
    responses: [
      { G: 5, day: '2026-11-03' },
      { G: 4, day: '2026-11-04' },
      { G: 3, day: '2026-11-25' },
    ],
  },
  'Excel for Mac: days from 1904': {
    file: () =>
      styled(
        `${head('G', 'Ngày')}<row r="2">${value('A2', '5')}${value('B2', String(46_351 - 1462), ' s="1"')}</row>`,
        {
          'xl/workbook.xml': `<workbook xmlns:r="${TYPE}"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        },
      ),
    map: 'G,_day',
    responses: [{ G: 5, day: '2026-11-25' }],
  },
  'Excel: Strict Open XML with days in words': {
    file: () =>
      zipped({
        'xl/workbook.xml': `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="${STRICT}" conformance="strict"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': related(STRICT, { worksheet: 'worksheets/sheet1.xml' }),
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">${sheet(
          `${head('G', 'Ngày')}<row r="2">${value('A2', '5')}<c r="B2" t="d"><v>2026-11-25T10:23:11</v></c></row>`,
        )}</worksheet>`,
      }),
    map: 'G,_day',
    responses: [{ G: 5, day: '2026-11-25' }],
  },
  'Excel: formulas with the results that it kept': {
    file: () =>
      aWorkbook({
        A: sheet(
          head('G', 'WHERE') +
            '<row r="2"><c r="A2"><f>2+3</f><v>5</v></c><c r="B2" t="str"><f>T("x")</f><v>Trung tâm</v></c></row>' +
            '<row r="3"><c r="A3"><f>4</f><v>4.0000000000000009</v></c><c r="B3" t="str"><f>IF(1,"")</f><v></v></c></row>',
        ),
      }),
    map: 'G,WHERE',
    responses: [{ G: 5, WHERE: 'Trung tâm' }, { G: 4 }],
  },
  'a program: formulas without results': {
    file: () => aWorkbook({ A: sheet(`${head('G')}<row r="2"><c r="A2"><f>2+3</f></c></row>`) }),
    map: 'G',
    faults: ['Dòng 2, ô A2, cột “G”: bảng tính báo lỗi “#CALC!”'],
  },
  'Excel: cells that are errors, in columns that are read': {
    file: () =>
      aWorkbook({
        A: sheet(
          head('G', 'Tuổi', 'WHERE') +
            '<row r="2"><c r="A2" t="e"><f>NA()</f><v>#N/A</v></c><c r="B2" t="e"><v>#DIV/0!</v></c></row>' +
            '<row r="5"><c r="A5"><v>5</v></c><c r="C5" t="e"><v>#REF!</v></c></row>',
        ),
      }),
    map: 'G,,WHERE',
    faults: ['Dòng 2, ô A2, cột “G”: bảng tính báo lỗi “#N/A”', 'Dòng 5, ô C5, cột “WHERE”: bảng tính báo lỗi “#REF!”'],
  },
  'Excel 365: boxes to tick, a column for each answer': {
    file: () =>
      aWorkbook({
        A: sheet(
          head('G', 'Đường xa', 'Chờ lâu') +
            `<row r="2">${value('A2', '5')}${value('B2', '1', ' t="b"')}${value('C2', '0', ' t="b"')}</row>` +
            `<row r="3">${value('A3', '4')}${value('B3', '0', ' t="b"')}${value('C3', '0', ' t="b"')}</row>`,
        ),
      }),
    map: 'G,HARD=far,HARD=slow',
    responses: [{ G: 5, HARD: ['far'] }, { G: 4 }],
  },
  'Excel: rows that a filter hides, hidden columns and sheets': {
    file: () => {
      const rows = `${head('G', 'STT')}<row r="2" hidden="1">${value('A2', '5')}${value('B2', '1')}</row><row r="3">${value('A3', '4')}${value('B3', '2')}</row>`;
      return aWorkbook(
        {
          A: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
          B: sheet(rows, '<cols><col min="2" max="2" hidden="1"/></cols>'),
        },
        {
          'xl/workbook.xml': `<workbook xmlns:r="${TYPE}"><sheets><sheet name="A" r:id="rId1" state="veryHidden"/><sheet name="B" r:id="rId2"/></sheets></workbook>`,
        },
      );
    },
    map: 'G,',
    responses: [{ G: 5 }, { G: 4 }],
  },
  'Excel: a head over two rows, below a title over all': {
    file: () => {
      const rows = [
        `<row r="1">${text('A1', 'KẾT QUẢ THÁNG 11')}</row>`,
        `<row r="3">${text('A3', 'STT')}${text('B3', 'Câu 1')}${text('C3', 'Ông/Bà gặp khó khăn gì?')}</row>`,
        `<row r="4">${text('C4', 'Đường xa')}${text('D4', 'Chờ lâu')}</row>`,
        `<row r="5">${value('A5', '1')}${value('B5', '5')}${text('D5', 'x')}</row>`,
      ];
      const merged = ['A1:D1', 'A3:A4', 'B3:B4', 'C3:D3'].map((ref) => `<mergeCell ref="${ref}"/>`);
      return aWorkbook({ A: sheet(rows.join(''), '', `<mergeCells>${merged.join('')}</mergeCells>`) });
    },
    header: 4,
    map: ',G,HARD=far,HARD=slow',
    responses: [{ G: 5, HARD: ['slow'] }],
  },
  'Excel: empty cells that are formatted, far to the right and below': {
    file: () => {
      const far = '<c r="ZZ1" s="1"/><c r="XFD1" s="1"/>';
      return aWorkbook({
        A: sheet(
          `<row r="1">${text('A1', 'G')}${far}</row><row r="2">${value('A2', '5')}</row><row r="1048576"><c r="A1048576" s="1"/></row>`,
        ),
      });
    },
    map: 'G',
    responses: [{ G: 5 }],
  },
  'Excel: numbers that were calculated': {
    file: () =>
      aWorkbook({
        A: sheet(
          `${head('G')}<row r="2">${value('A2', '5.0000001')}</row><row r="3">${value('A3', '3.9999999')}</row><row r="4">${value('A4', '4.5')}</row>`,
        ),
      }),
    map: 'G',
    faults: ['Dòng 4, ô A4, cột “G”: không hiểu “4.5”.'],
  },
  'Excel: three digits behind the point are no thousands': {
    file: () => aWorkbook({ A: sheetOf(['G', 'Số lần đến'], [5, 1.234], [4, 1500]) }),
    questionnaire: 'case-numbers',
    map: 'G,N',
    responses: [
      { G: 5, N: 1.234 },
      { G: 4, N: 1500 },
    ],
  },
  'Excel: a line of averages below': {
    file: () => aWorkbook({ A: sheetOf(['STT', 'G'], [1, 5], [2, 4], ['Trung bình', 4.5]) }),
    map: ',G',
    faults: ['Dòng 4, ô B4, cột “G”: không hiểu “4.5”.'],
  },
  'a program: elements with prefix, rows and cells without names': {
    file: () =>
      aWorkbook(
        {},
        {
          'xl/workbook.xml': `<x:workbook xmlns:r="${TYPE}"><x:sheets><x:sheet name="A" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
          'xl/_rels/workbook.xml.rels': related(TYPE, { worksheet: '/xl/worksheets/sheet1.xml' }),
          'xl/worksheets/sheet1.xml':
            '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>G</x:t></x:is></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        },
      ),
    map: 'G',
    responses: [{ G: 5 }],
  },
  'Excel: line ends and tabs in its own writing': {
    file: () => aWorkbook({ A: sheetOf(['Ông/Bà gặp_x000D_\nkhó khăn gì?', 'G'], ['Đường xa_x000D_\nChờ lâu', 5]) }),
    map: 'HARD,G',
    responses: [{ HARD: ['far', 'slow'], G: 5 }],
  },
  'Google Forms: answers as a workbook': {
    file: () =>
      styled(
        head('Dấu thời gian', 'Nhìn chung, Ông/Bà hài lòng ở mức nào?', 'Ông/Bà gặp khó khăn gì?') +
          `<row r="2">${value('A2', '46351.43', ' s="3"')}${text('B2', 'Rất hài lòng')}${text('C2', 'Đường xa, Chờ lâu')}</row>`,
      ),
    map: '_day,G,HARD',
    responses: [{ G: 5, HARD: ['far', 'slow'], day: '2026-11-25' }],
  },
  'Zalo: answers as a workbook': {
    file: () =>
      aWorkbook({
        'Phản hồi': sheetOf(
          [
            'STT',
            'Thời gian gửi',
            'Tên Zalo',
            '1. Nhìn chung, Ông/Bà hài lòng ở mức nào? *',
            '2. Ông/Bà gặp khó khăn gì?',
          ],
          [1, '10:23 25/11/2026', 'Lan', '😀 Rất hài lòng', 'Đường xa\nChờ lâu'],
          [2, '10:25 25/11/2026', 'Hoa', 'Hài lòng', null],
        ),
      }),
    map: ',_day,,G,HARD',
    responses: [
      { G: 5, HARD: ['far', 'slow'], day: '2026-11-25' },
      { G: 4, day: '2026-11-25' },
    ],
  },
};
