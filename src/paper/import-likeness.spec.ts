import { createHash } from 'node:crypto';
import { rowsSeenIn } from './import-likeness.js';

const forty = Array.from({ length: 40 }, (_, row) => `row ${row}`);
/** Rows as people answer: pattern 0 half of the time, each next one half as often; the same for a seed. */
const people = (seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, row) => {
    const bits = createHash('sha256').update(`${seed} ${row}`).digest().readUInt32LE(0);
    return String(Math.clz32(bits));
  });

describe('a file', () => {
  it.each([
    ['the same again', forty, forty, 40],
    ['three rows again', ['a', 'a', 'b'], ['a', 'a', 'b'], 3],
    ['a part', forty.slice(5, 15), forty, 10],
    ['the same with more below', [...forty, 'x', 'y'], forty, 40],
    ['one row corrected', [...forty.slice(0, 20), 'x', ...forty.slice(21)], forty, 39],
    ['one row taken out', forty.filter((_, row) => row !== 20), forty, 39],
    ['sorted', forty.toReversed(), forty, 40],
    ['many like each other, the same again', people('a', 200), people('a', 200), 200],
    ['many like each other, one corrected', ['9', ...people('a', 200).slice(1)], people('a', 200), 199],
  ])('is known again: %s', (_, rows, earlier, seen) => {
    expect(rowsSeenIn(rows, earlier)).toBe(seen);
  });

  it('of other people is no file seen before, though most of them answer alike', () => {
    const asked = Array.from({ length: 100 }, (_, pair) =>
      rowsSeenIn(people(`a${pair}`, 150), people(`b${pair}`, 200)),
    );
    expect(asked.filter((seen) => seen > 0).length).toBeLessThanOrEqual(2);
  });

  it('without a row in common is another one', () => {
    expect([rowsSeenIn(['a'], ['b']), rowsSeenIn([], ['b']), rowsSeenIn(['a'], [])]).toEqual([0, 0, 0]);
  });
});
