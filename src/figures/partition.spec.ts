import { bySize, isSafe, mergedKeys, total } from './partition.js';

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

describe('few people', () => {
  it('are safe from ten on, or where there is nobody', () => {
    expect([0, 1, 9, 10, 11].map(isSafe)).toEqual([true, false, false, true, true]);
  });

  it('stand in the order of their number, then of their name', () => {
    expect(bySize(new Map(Object.entries({ c: 5, a: 7, b: 5, d: 1 })))).toEqual(['d', 'b', 'c', 'a']);
  });

  it('are added up, of whom somebody knows the number', () => {
    expect(total(['a', 'b', 'x'], new Map([['a', 3], ['b', 4]]))).toBe(7); // biome-ignore format: short
  });

  it('take no further row once they are safe, and all there are where they never will be', () => {
    expect(merged({ a: 40, b: 30, c: 9, d: 1 })).toEqual(['d', 'c']);
    expect(merged({ a: 40, b: 10, c: 9 })).toEqual(['c', 'b']);
    expect(merged({ a: 4, b: 3, c: 2 })).toEqual(['c', 'b', 'a']);
    expect(merged({})).toEqual([]);
  });

  it('stand together until they may be told, by whatever rule', () => {
    const sizes = new Map(Object.entries({ a: 40, b: 30, c: 20 }));
    const isTold = (keys: readonly string[]): boolean => !keys.includes('c') || keys.length > 2;
    expect(mergedKeys(sizes, new Set(), isTold)).toEqual(['c', 'b', 'a']);
    expect(mergedKeys(sizes, new Set(['a']), () => true)).toEqual(['a']);
  });
});
