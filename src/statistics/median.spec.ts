import { median } from './median.js';

it.each([
  [[7, 1, 4, 2], 3],
  [[9, 1, 5], 5],
  [[10, 9, 1], 9],
  [[], 0],
])('the middle of %j is %d', (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});
