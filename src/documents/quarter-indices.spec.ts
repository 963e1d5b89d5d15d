import { classOf, indices, type Points, pointsOf, totalOf } from './quarter-indices.js';

const all = (value: number | null): Points =>
  Object.fromEntries(indices.map((index) => [index, value])) as unknown as Points;

it('gives two points for who is satisfied, one for who is neither, none for who is not', () => {
  expect(pointsOf({ levels: [1, 1, 2, 3, 3], base: 10 })).toBe(140);
  expect(pointsOf({ levels: [0, 0, 0, 0, 7], base: 7 })).toBe(200);
  expect(pointsOf({ levels: [3, 0, 0, 0, 0], base: 3 })).toBe(0);
  expect(pointsOf({ levels: [0, 0, 1, 2, 0], base: 3 })).toBe(167);
});

it('adds nine of them, and none where one is missing', () => {
  expect(totalOf(all(200))).toBe(1800);
  expect(totalOf({ ...all(200), 9: null })).toBeNull();
});

it.each([
  [1800, 'excellent'],
  [1500, 'excellent'],
  [1499, 'good'],
  [1200, 'good'],
  [1199, 'fair'],
  [900, 'fair'],
  [899, 'average'],
  [600, 'average'],
  [599, 'weak'],
  [0, 'weak'],
])('%i hundredths are %s', (total, expected) => {
  expect(classOf(total)).toBe(expected);
});
