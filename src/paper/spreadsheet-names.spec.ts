import { cellAt, columnName, dayNumbered } from './spreadsheet-names.js';

it('columns, cells and days are named as spreadsheets do', () => {
  expect([0, 25, 26, 27, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA', 'XFD']);
  expect(cellAt('AB12')).toEqual({ column: 27, line: 12 });
  expect(cellAt('XFD1048576')).toEqual({ column: 16_383, line: 1_048_576 });
  expect(() => cellAt('5C')).toThrow('5C');
  expect([46_329.5, 61, 60, 3_000_000].map(dayNumbered)).toEqual(['2026-11-03', '1900-03-01', null, null]);
});
