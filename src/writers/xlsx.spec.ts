import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { readXlsx } from '../paper/import-xlsx.js';
import { ZipEntries } from '../paper/zip-entries.js';
import { type Sheet, writeXlsx } from './xlsx.js';

const cellsOf = (file: Buffer, sheet = 0) =>
  readXlsx(new ZipEntries(file, 1_000_000), sheet).rows.map(({ cells }) => cells);
const sheet = (rows: Sheet['rows'], name = 'A'): Sheet => ({ name, widths: [10, 10], rows });

it('writes numbers as numbers and texts as texts, in Vietnamese too', async () => {
  const file = await writeXlsx([sheet([['Xã Hồng Châu', 0.1], [null, '007'], [{ value: 0.9126, style: 'percent' }]])]);
  expect(cellsOf(file)).toEqual([['Xã Hồng Châu', '0.1'], ['', '007'], ['0.9126']]);
  const xml = new ZipEntries(file, 1_000_000).text('xl/worksheets/sheet1.xml');
  expect(xml).toMatch(/<c r="B1"[^>]*><v>0\.1<\/v>/);
  expect(xml).toMatch(/<c r="B2"[^>]* t="(s|inlineStr)"/);
});

it('writes no formula, whatever a text says', async () => {
  const said = [
    '=1+1',
    '=HYPERLINK("http://x.vn","a")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '<f>1</f>',
    '</t></is><f>1</f>',
  ];
  const file = await writeXlsx([sheet([said])]);
  expect(cellsOf(file)[0]?.map((one) => one.trim())).toEqual(said.map((one) => one.trim()));
  expect(new ZipEntries(file, 1_000_000).text('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
});

it('keeps a text that looks like a sign of the file, and leaves out what XML cannot hold', async () => {
  expect(cellsOf(await writeXlsx([sheet([['_x0041_ và _x005F_', 'a\u0000\u0008b']])]))).toEqual([
    ['_x0041_ và _x005F_', 'ab'],
  ]);
});

it('makes the same bytes of the same sheets', async () => {
  const hash = async (): Promise<string> =>
    createHash('sha256')
      .update(await writeXlsx([sheet([['Xã', 1]])]))
      .digest('hex');
  const first = await hash();
  const later = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2030-01-02T03:04:05Z'));
  expect(await hash()).toBe(first);
  later.mockRestore();
});

it('names tabs as spreadsheets allow it, each once', async () => {
  const long = 'Kết quả theo đơn vị giải quyết hồ sơ của người dân';
  const file = await writeXlsx(['a/b:c?', '', long, long, long.toUpperCase()].map((name) => sheet([['x']], name)));
  expect(readXlsx(new ZipEntries(file, 1_000_000), 0).sheets).toEqual([
    'a b c',
    '–',
    'Kết quả theo đơn vị giải quyết',
    'Kết quả theo đơn vị giải quyế 2',
    'KẾT QUẢ THEO ĐƠN VỊ GIẢI QUYẾ 3',
  ]);
});

it('refuses what is no number', async () => {
  await expect(writeXlsx([sheet([[Number.NaN]])])).rejects.toThrow(RangeError);
});
