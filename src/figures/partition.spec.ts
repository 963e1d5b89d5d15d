import { mergedKeys } from './partition.js';

const merged = (sizes: Record<string, number>, forced: readonly string[] = []) =>
  mergedKeys(new Map(Object.entries(sizes)), new Set(forced));

describe('small rows', () => {
  it.each([
    [{ a: 40, b: 12 }, []],
    [{ a: 40, b: 4, c: 7 }, ['b', 'c']],
    [{ a: 40, b: 12, c: 4 }, ['c', 'b']],
    [{ a: 9 }, ['a']],
  ])('of %j stand together as %j', (sizes, together) => {
    expect(merged(sizes)).toEqual(together);
  });

  it('take a row with them that must not stand alone', () => {
    expect(merged({ a: 40, b: 12, c: 30 }, ['b'])).toEqual(['b']);
    expect(merged({ a: 40, b: 12, c: 30, d: 3 }, ['c'])).toEqual(['d', 'c']);
  });
});
