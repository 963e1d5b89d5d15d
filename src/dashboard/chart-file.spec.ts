import { csvOf } from './chart-file.js';

describe('the file of a chart', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('a spreadsheet takes a unit named %s for words', (name) => {
    expect(csvOf([[name, 90]], 'en')).toBe(`\ufeff'${name},90\n`);
  });

  it('is one that spreadsheets open as they are set in Vietnam, and elsewhere', () => {
    expect(csvOf([['Một', 0.5, null]], 'vi')).toBe('\ufeffMột;0,5;\n');
    expect(csvOf([['One', 0.5, null]], 'en')).toBe('\ufeffOne,0.5,\n');
  });
});
