import { readCount } from './typed-count.js';

it.each([
  ['0', 0],
  [' 120 ', 120],
  ['1.234', 1234],
  ['1,234', 1234],
  ['1 234', 1234],
  ['1.234.567', 1_234_567],
  ['12,5', null],
  ['1.23', null],
  ['1.234,567', null],
  ['-3', null],
  ['99999999', null],
  ['12a', null],
  ['', null],
])('%j is read as %j', (text, count) => {
  expect(readCount(text)).toBe(count);
});
