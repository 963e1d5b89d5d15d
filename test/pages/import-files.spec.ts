import { readdirSync } from 'node:fs';
import { aPlace, atTheDesk, byText, file, listed, proposed, send, stored } from '../harness/import-desk.js';
import { aWorkbook, sheetOf } from '../harness/workbook.js';

atTheDesk();

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
  'error.xlsx': {
    map: 'G,NPS',
    faults: ['Dòng 2, ô A2, cột “G”: bảng tính báo lỗi “#N/A” ở ô này. Xin sửa công thức, hoặc ghi thẳng câu trả lời.'],
  },
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
    expect(proposed(first.text)).toEqual(['1', 'G', 'NPS']);
    expect(first.text).toContain('<option value="1" selected>Tháng 10</option>');
    expect(first.text).toContain('Tháng 11 &amp; 12</option>');
    const second = await send('/columns', workbook, place, { sheet: '2', header: '1' });
    expect(proposed(second.text)).toEqual(['1', '', '']);
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
