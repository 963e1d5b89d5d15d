import { plainCell } from './csv.js';

it('leaves no text that a spreadsheet would take for a formula, and numbers as they are', () => {
  const cells = ['=1+1', '+84', '-x', '@a', '\tx', '\rx', 'Phòng Kinh tế', '', -5, null];
  expect(cells.map(plainCell)).toEqual([
    ...["'=1+1", "'+84", "'-x", "'@a", "'\tx", "'\rx"],
    ...['Phòng Kinh tế', '', -5, null],
  ]);
});
