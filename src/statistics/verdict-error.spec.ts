import { worstVerdictErrors } from './verdict-error.js';

describe('the worst error of the verdict rule among people who came alone', () => {
  it('is the five percent its bounds say', () => {
    const { met, notMet } = worstVerdictErrors({ target: 0.9, from: 30, to: 2000 });
    for (const { chance } of [met, notMet]) {
      expect(chance).toBeGreaterThan(0.0495);
      expect(chance).toBeLessThanOrEqual(0.05);
    }
  });

  it('refuses an empty range', () => {
    expect(() => worstVerdictErrors({ target: 0.9, from: 40, to: 30 })).toThrow(RangeError);
  });
});
