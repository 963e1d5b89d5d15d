import fc from 'fast-check';
import { type CommentCell, groupsOf, MERGED, UNKNOWN } from './comment-groups.js';

const cell = (department: string | null, count: number, more: Partial<CommentCell> = {}): CommentCell => ({
  ...{ quarter: '2026-Q3', question: 'TEXT', department, count, ...more },
});
const told = (cells: readonly CommentCell[], isRound = true) => {
  const { groups, few } = groupsOf(cells, { isRound });
  return [...groups.map((one) => `${one.quarter} ${one.question} ${one.department} ${one.count}`).sort(), few];
};

describe('comments that are told apart', () => {
  it('are ten at least; fewer are counted and not told', () => {
    expect(told([cell('registry', 9)])).toEqual([9]);
    expect(told([cell('registry', 10)])).toEqual(['2026-Q3 TEXT registry 10', 0]);
    expect(told([])).toEqual([0]);
  });

  it('are merged where a department has too few, the next smallest with them while that is not enough', () => {
    expect(told([cell('registry', 30), cell('parks', 12), cell('roads', 4), cell(null, 7)])).toEqual([
      ...[`2026-Q3 TEXT ${MERGED} 11`, '2026-Q3 TEXT parks 12', '2026-Q3 TEXT registry 30', 0],
    ]);
    expect(told([cell('registry', 30), cell('parks', 12), cell('roads', 4)])).toEqual([
      ...[`2026-Q3 TEXT ${MERGED} 16`, '2026-Q3 TEXT registry 30', 0],
    ]);
    expect(told([cell(null, 11), cell('roads', 10)])).toEqual([
      ...[`2026-Q3 TEXT ${UNKNOWN} 11`, '2026-Q3 TEXT roads 10', 0],
    ]);
  });

  it('of a round are told whatever the quarter', () => {
    const cells = [cell('registry', 6), cell('registry', 7, { quarter: '2026-Q4' })];
    expect(told(cells)).toEqual(['2026-Q3..2026-Q4 TEXT registry 13', 0]);
  });

  it('of a quarter with too few wait for the next, and what was told before stays as it was', () => {
    const first = cell('registry', 6, { quarter: '2026-Q1' });
    const second = cell('registry', 20, { quarter: '2026-Q2' });
    expect(told([first], false)).toEqual([6]);
    expect(told([first, second, cell('registry', 9)], false)).toEqual(['2026-Q1..2026-Q2 TEXT registry 26', 9]);
  });

  it('of a trial are nobody’s, and all told', () => {
    expect(groupsOf([cell('registry', 1)], { isRound: true, least: 1 }).groups).toHaveLength(1);
  });

  it('leave fewer than ten by no choice and no two', () => {
    const cells = fc.uniqueArray(
      fc.record({
        quarter: fc.constantFrom('2026-Q1', '2026-Q2', '2026-Q3'),
        question: fc.constantFrom('TEXT', 'WAY-Comment'),
        department: fc.constantFrom('registry', 'parks', 'roads', null),
        count: fc.integer({ min: 1, max: 25 }),
      }),
      { selector: (one) => JSON.stringify([one.quarter, one.question, one.department]) },
    );
    fc.assert(
      fc.property(cells, fc.boolean(), (all, isRound) => {
        const { groups, few } = groupsOf(all, { isRound });
        expect(groups.filter(({ count }) => count < 10)).toEqual([]);
        expect(few).toBeLessThan(10);
        expect(new Set(groups.flatMap((one) => one.cells)).size).toBe(groups.flatMap((one) => one.cells).length);
        const total = all.reduce((sum, { count }) => sum + count, 0);
        expect(groups.reduce((sum, { count }) => sum + count, few)).toBe(total);
      }),
    );
  });
});
