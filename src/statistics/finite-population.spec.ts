import { referenceValues } from '../../test/reference/reference-values.js';
import { sampleOfList, sampleOfMany } from './finite-population.js';

const plan = { rate: 0.9, margin: 0.03, confidence: 0.95 };

describe('the sample of a drawn list', () => {
  it('of 500, 1.000, 2.000 and 5.000 people is 218, 278, 323 and 357, as published', () => {
    expect([500, 1000, 2000, 5000].map((population) => sampleOfList({ population, ...plan }))).toEqual([
      218, 278, 323, 357,
    ]);
    expect(sampleOfMany(plan)).toBeCloseTo(384.1459, 4);
  });

  it('agrees with R', () => {
    const fromR = referenceValues<{ unlimited: number; population: number[]; sample: number[] }>('finite-population');
    expect(Math.abs(sampleOfMany(plan) - fromR.unlimited)).toBeLessThan(1e-9);
    expect(fromR.population.map((population) => sampleOfList({ population, ...plan }))).toEqual(fromR.sample);
  });

  it('is everybody on a short list, and never more', () => {
    expect([1, 2, 10].map((population) => sampleOfList({ population, ...plan }))).toEqual([1, 2, 10]);
  });

  it('refuses an empty list and a fraction that is none', () => {
    expect(() => sampleOfList({ population: 0, ...plan })).toThrow(RangeError);
    expect(() => sampleOfMany({ ...plan, margin: 3 })).toThrow(RangeError);
  });
});
