import { type Majority, majority } from './majority.js';

function satisfiedThatFit(word: Majority, base: number): number[] {
  return Array.from({ length: base + 1 }, (_, satisfied) => satisfied).filter(
    (satisfied) => majority({ satisfied, base }) === word,
  );
}

describe('the word for the majority', () => {
  it.each([
    [18, 21, 'satisfied'],
    [7, 10, 'satisfied'],
    [6, 10, 'mixed'],
    [4, 10, 'mixed'],
    [3, 10, 'not-satisfied'],
    [0, 29, 'not-satisfied'],
  ])('for %i satisfied of %i is "%s"', (satisfied, base, word) => {
    expect(majority({ satisfied, base })).toBe(word);
  });

  it('never tells that two or fewer people disagree with the rest, at any number from 10 to 29', () => {
    for (let base = 10; base <= 29; base += 1) {
      for (const word of ['satisfied', 'mixed', 'not-satisfied'] as const) {
        const fitting = satisfiedThatFit(word, base);
        expect(Math.max(...fitting)).toBeGreaterThanOrEqual(3);
        expect(Math.min(...fitting)).toBeLessThanOrEqual(base - 3);
      }
    }
  });

  it('is not given below ten answers', () => {
    expect(() => majority({ satisfied: 9, base: 9 })).toThrow(RangeError);
    expect(() => majority({ satisfied: 11, base: 10 })).toThrow(RangeError);
  });
});
