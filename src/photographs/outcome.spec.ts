import type { Likelihood } from './likelihood.js';
import { outcomeOfOne, outcomeOfSeveral } from './outcome.js';

const blank: Likelihood = { blank: 0.9999, marked: 0.00009, filled: 0.00001 };
const marked: Likelihood = { blank: 0.0001, marked: 0.9989, filled: 0.001 };
const filled: Likelihood = { blank: 0.0001, marked: 0.0009, filled: 0.999 };
const unclear: Likelihood = { blank: 0.8, marked: 0.19, filled: 0.01 };
const SURE = 0.98;

const boxes = (...all: readonly Likelihood[]) => all.map((is, at) => ({ value: String(at + 1), is }));

describe('a question with one answer', () => {
  it.each([
    ['a box that is marked is chosen', [blank, marked, blank], ['2']],
    ['a box that is blackened and the only one is chosen', [blank, blank, filled], ['3']],
    ['a blackened box beside a marked one is taken back', [filled, blank, marked], ['3']],
  ])('%s', (_, all, chosen) => {
    expect(outcomeOfOne(boxes(...all), SURE)).toMatchObject({ kind: 'certain', chosen });
  });

  it('without any mark is empty', () => {
    expect(outcomeOfOne(boxes(blank, blank, blank), SURE).kind).toBe('empty');
  });

  it.each([
    ['two marks', [marked, blank, marked]],
    ['two blackened boxes', [filled, filled, blank]],
    ['something that may be a mark', [blank, unclear, blank]],
  ])('with %s is left to a person', (_, all) => {
    expect(outcomeOfOne(boxes(...all), SURE).kind).toBe('doubtful');
  });
});

describe('a question with several answers', () => {
  it('has every box that is marked, or none', () => {
    const chosen = outcomeOfSeveral(boxes(marked, blank, marked), SURE);
    expect(chosen).toMatchObject({ kind: 'certain', chosen: ['1', '3'] });
    expect(outcomeOfSeveral(boxes(blank, blank), SURE).kind).toBe('empty');
    expect(outcomeOfSeveral(boxes(filled, filled), SURE)).toMatchObject({ kind: 'certain', chosen: ['1', '2'] });
  });

  it('is left to a person where a blackened box may be taken back, or one is unclear', () => {
    expect(outcomeOfSeveral(boxes(filled, marked, blank), SURE).kind).toBe('doubtful');
    expect(outcomeOfSeveral(boxes(marked, unclear), SURE).kind).toBe('doubtful');
  });
});
