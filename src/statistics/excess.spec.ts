import { excess } from './excess.js';

const twenty = { count: 20, chances: Array(20).fill(0.5), of: 1_000_000, resemblance: 0 };

describe('how far a group goes beyond the others', () => {
  it('is told in standard deviations', () => {
    expect(excess(twenty)).toBeCloseTo(4.47, 2);
    expect(excess({ ...twenty, count: 10 })).toBe(0);
    expect(excess({ ...twenty, count: 0 })).toBeCloseTo(-4.47, 2);
  });

  it('is less where its members resemble each other, or few others are known', () => {
    // 5 · (1 + 0.2 · 19) = 24, and 5 + 20 · 5 / 20 = 10.
    expect(excess({ ...twenty, resemblance: 0.2 })).toBeCloseTo(10 / Math.sqrt(24), 4);
    expect(excess({ ...twenty, of: 20 })).toBeCloseTo(10 / Math.sqrt(10), 12);
  });

  it('is none where nobody could be expected to differ', () => {
    expect(excess({ count: 0, chances: [], of: 30, resemblance: 0 })).toBe(0);
  });
});
