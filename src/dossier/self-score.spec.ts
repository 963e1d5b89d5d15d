import { inEveryLanguage } from '../formatting/languages.js';
import { isMoreThan, outcomeOf, type Score } from './self-score.js';

const text = inEveryLanguage(() => 'Một');
const set = (points: readonly (number | null)[]) => ({
  recognition: { criteriaAbove: 0.8, pointsFrom: 80 },
  levels: [
    { key: 'muc-do-1', name: text, pointsFrom: null },
    { key: 'muc-do-2', name: text, pointsFrom: 90 },
  ],
  groups: [{ key: '1', name: text, points: null }],
  criteria: points.map((one, index) => ({
    ...{ code: `1.${index + 1}`, group: '1', text, points: one, evidence: text, figures: [] },
  })),
});
const scored = (...all: readonly (readonly [met: boolean | null, points: number | null])[]) =>
  new Map(all.map(([met, points], index): [string, Score] => [`1.${index + 1}`, { maximum: null, points, met }]));

describe('the share of criteria that are met', () => {
  it.each([
    [4, 5, false],
    [5, 5, true],
    [8, 10, false],
    [9, 10, true],
    [23, 28, true],
    [22, 28, false],
    [80, 100, false],
    [81, 100, true],
    [0, 0, false],
  ])('%d of %d is more than 80 %%: %p', (met, all, is) => {
    expect(isMoreThan(met, all, 0.8)).toBe(is);
  });
});

describe('recognition', () => {
  const five = set([20, 20, 20, 20, 20]);
  const full = [true, 1600] as const;

  it('is open while nothing is decided', () => {
    const outcome = outcomeOf(five, new Map());
    expect(outcome).toMatchObject({ criteria: 5, met: 0, undecided: 5, unscored: 5, points: 0, maximum: 10_000 });
    expect([outcome.isMostMet, outcome.areEnoughPoints, outcome.recognition]).toEqual(['open', 'open', 'open']);
  });

  it('is reached at exactly 80 points, and not a hundredth below', () => {
    const at = (last: number) => outcomeOf(five, scored(full, full, full, full, [true, last]));
    expect(at(1600)).toMatchObject({ points: 8000, areEnoughPoints: 'fulfilled', recognition: 'fulfilled' });
    expect(at(1599)).toMatchObject({ points: 7999, areEnoughPoints: 'failed', recognition: 'failed' });
  });

  it('fails where exactly 80 % of the criteria are met, however many points there are', () => {
    const best = [true, 2000] as const;
    const outcome = outcomeOf(five, scored(best, best, best, best, [false, 2000]));
    expect(outcome).toMatchObject({ met: 4, notMet: 1, points: 10_000, isMostMet: 'failed', recognition: 'failed' });
  });

  it('can no longer be reached once what is left brings too few points', () => {
    expect(outcomeOf(five, scored([true, 0], [true, 1999])).areEnoughPoints).toBe('failed');
    expect(outcomeOf(five, scored([true, 0], [true, 2000])).areEnoughPoints).toBe('open');
  });

  it('stays open where nobody knows how many points are left, and where that was typed it counts', () => {
    const unknown = set([null, null]);
    expect(outcomeOf(unknown, scored([true, 7000]))).toMatchObject({ maximum: null, areEnoughPoints: 'open' });
    const typed = new Map([
      ...scored([true, 7000]),
      ['1.2', { maximum: 500, points: null, met: null }] as [string, Score],
    ]);
    expect(outcomeOf(unknown, typed).areEnoughPoints).toBe('failed');
    expect(outcomeOf(unknown, scored([true, 7000], [true, 1000]))).toMatchObject({ areEnoughPoints: 'fulfilled' });
  });
});

describe('the level', () => {
  const one = set([null]);
  const at = (points: number, thresholds = {}) => outcomeOf(one, scored([true, points]), thresholds).level;

  it('is the highest whose points are reached, by the set or as they were typed', () => {
    expect([at(8999), at(9000)]).toEqual([null, 'muc-do-2']);
    expect([at(7999, { 'muc-do-1': 8000 }), at(8000, { 'muc-do-1': 8000 })]).toEqual([null, 'muc-do-1']);
    // What the set says stands.
    expect(at(9000, { 'muc-do-2': 9500 })).toBe('muc-do-2');
  });
});
