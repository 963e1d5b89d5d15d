import { csvOf } from './chart-table.js';

it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('a spreadsheet takes a unit named %s for words', (name) => {
  expect(csvOf([[name, 0.9]])).toBe(`\ufeff'${name},0.9\n`);
});
