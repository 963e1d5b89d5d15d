import { readFileSync } from 'node:fs';
import { verdictChances } from './verdict-chances.js';
import { worstVerdictErrors } from './worst-verdict-errors.js';

const reference: { values: { n: number; falseMet: number }[] } = JSON.parse(
  readFileSync('test/reference/verdict-error.json', 'utf8'),
);

describe('the worst error of the verdict rule', () => {
  it('is what the methods say: 6.8 % and 9.4 % from 30 people', () => {
    const { met, notMet } = worstVerdictErrors({ target: 0.9, from: 30, to: 2000 });
    expect(met.chance).toBeCloseTo(0.0678, 4);
    expect(notMet.chance).toBeCloseTo(0.0944, 4);
    expect([met.respondents, notMet.respondents]).toEqual([42, 32]);
  });

  it('is passed at none of the numbers of people that R computed', () => {
    const { met } = worstVerdictErrors({ target: 0.9, from: 30, to: 1000 });
    for (const { n, falseMet } of reference.values) {
      expect(verdictChances({ truth: 0.9, target: 0.9, respondents: n }).met).toBeCloseTo(falseMet, 9);
      if (n >= 30) expect(falseMet).toBeLessThanOrEqual(met.chance);
    }
  });

  it('refuses an empty range', () => {
    expect(() => worstVerdictErrors({ target: 0.9, from: 40, to: 30 })).toThrow(RangeError);
  });
});
