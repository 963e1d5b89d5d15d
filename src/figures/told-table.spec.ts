import { addedUp, byQuarter, NO_ROWS, NOBODY, type Row, sumOf, sumOfTables, type Table } from './told-table.js';

const row = (respondents: number, more: Partial<Row> = {}): Row => ({ respondents, sums: [respondents], ...more });
const table = (shown: Table['shown'], merged: Partial<Table['merged']> = {}): Table => ({
  shown,
  merged: { keys: [], held: [], row: null, ...merged },
});

describe('rows together', () => {
  it('are nobody, the one there is, or their sums', () => {
    expect(sumOf([])).toBe(NOBODY);
    const only = row(12);
    expect(sumOf([only])).toBe(only);
    expect(sumOf([row(12), row(30)])).toEqual({ respondents: 42, sums: [42] });
  });

  it('have places at the end for what was asked later', () => {
    expect(sumOf([row(12, { sums: [1, 2, 3] }), row(10, { sums: [4] })]).sums).toEqual([5, 2, 3]);
    expect(sumOf([row(12, { sums: [1] }), row(10, { sums: [4, 5] })]).sums).toEqual([5, 5]);
  });

  it('know who came together where somebody did, and what was left out where all know it', () => {
    expect(sumOf([row(12, { clustered: 3 }), row(10), row(10, { clustered: 4 })]).clustered).toBe(7);
    expect(sumOf([row(12), row(10)])).not.toHaveProperty('clustered');
    expect(sumOf([row(12, { excluded: [1, 2] }), row(10, { excluded: [3, 4] })]).excluded).toEqual([4, 6]);
    expect(sumOf([row(12, { excluded: [1, 2] }), row(10)])).not.toHaveProperty('excluded');
  });
});

describe('counts by name', () => {
  it('are added up name by name', () => {
    expect(addedUp<'a' | 'b'>([{ a: 1 }, { a: 2, b: 3 }, {}])).toEqual({ a: 3, b: 3 });
  });
});

describe('tables of several periods', () => {
  it('of one are that one, of none nobody', () => {
    const only = table({ a: row(12) });
    expect(sumOfTables([only])).toBe(only);
    expect(sumOfTables([])).toEqual(NO_ROWS);
  });

  it('show a row that each of them shows or has nobody in', () => {
    expect(sumOfTables([table({ a: row(12), b: row(20) }), table({ a: row(30) })])).toEqual(
      table({ a: row(42), b: row(20) }),
    );
  });

  it('keep a row back that one of them keeps back, with what the others show of it', () => {
    const first = table({ b: row(20) }, { keys: ['a', 'c'], held: ['c'], row: row(15) });
    const second = table({ a: row(30), b: row(20), c: row(11) });
    expect(sumOfTables([first, second])).toEqual(
      table({ b: row(40) }, { keys: ['a', 'c'], held: ['a', 'c'], row: row(56) }),
    );
  });

  it('tell the merged row only where each tells its own, and never say that too few came where others did', () => {
    const held = table({}, { keys: ['b', 'a'], held: ['b', 'a'], row: row(40) });
    const few = table({}, { keys: ['a'] });
    expect(sumOfTables([held, few]).merged).toEqual({ keys: ['a', 'b'], held: ['a', 'b'], row: null });
    expect(sumOfTables([table({ a: row(30) }), few]).merged).toEqual({ keys: ['a'], held: ['a'], row: null });
    expect(sumOfTables([few, few]).merged).toEqual({ keys: ['a'], held: ['a'], row: null });
    expect(sumOfTables([few, table({ b: row(12) })]).merged).toEqual({ keys: ['a'], held: [], row: null });
    const two = table({}, { keys: ['z', 'y'], held: ['z', 'y'] });
    expect(sumOfTables([two, two]).merged.held).toEqual(['y', 'z']);
  });
});

describe('months put together to quarters', () => {
  const quarterOf = (month: string): string => (month < '2026-04' ? 'Q1' : 'Q2');

  it('keep a quarter back of which a month is kept back', () => {
    const months = table(
      { '2026-01': row(12), '2026-02': row(13), '2026-04': row(20) },
      { keys: ['2026-03'], held: ['2026-03'], row: row(11) },
    );
    expect(byQuarter(months, quarterOf)).toEqual(table({ Q2: row(20) }, { keys: ['Q1'], held: ['Q1'], row: row(36) }));
    expect(byQuarter(table({ '2026-01': row(12), '2026-02': row(13) }), quarterOf)).toEqual(table({ Q1: row(25) }));
  });
});
