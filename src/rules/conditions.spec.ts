import { asRead, holds, looselyEqual, questionsOf } from './conditions.js';

describe('a condition', () => {
  it('reads the answer given', () => {
    expect(holds({ op: 'greater-or-equal', question: 'G', value: 4 }, { G: 5 })).toBe(true);
    expect(holds({ op: 'less', question: 'G', value: 4 }, { G: 4 })).toBe(false);
    expect(holds({ op: 'less-or-equal', question: 'G', value: 4 }, { G: 4 })).toBe(true);
    expect(holds({ op: 'greater', question: 'G', value: 4 }, { G: 4 })).toBe(false);
  });

  it('takes text and number for equal, whatever the case, as SurveyJS does', () => {
    expect(holds({ op: 'equal', question: 'G', value: '1' }, { G: 1 })).toBe(true);
    expect(holds({ op: 'equal', question: 'WAY', value: 'Direct' }, { WAY: 'direct ' })).toBe(true);
    expect(holds({ op: 'equal', question: 'USED', value: 'true' }, { USED: true })).toBe(true);
    expect(holds({ op: 'equal', question: 'LIST', value: ['a', 'b'] }, { LIST: ['b', 'a'] })).toBe(true);
    expect(holds({ op: 'equal', question: 'LIST', value: 'a' }, { LIST: ['a'] })).toBe(false);
    expect(holds({ op: 'equal', question: 'LIST', value: ['a', 'a'] }, { LIST: ['a', 'b'] })).toBe(false);
  });

  it('never compares an unanswered question', () => {
    expect(holds({ op: 'less', question: 'G', value: 4 }, {})).toBe(false);
    expect(holds({ op: 'equal', question: 'constructor', value: 1 }, {})).toBe(false);
    expect(holds({ op: 'answered', question: 'TEXT' }, { TEXT: '' })).toBe(false);
    expect(holds({ op: 'not', of: { op: 'answered', question: 'LIST' } }, { LIST: [] })).toBe(true);
  });

  it('holds nothing about the order of an answer outside the scale', () => {
    expect(holds({ op: 'less', question: 'E1', value: 4 }, { E1: 'dk' })).toBe(false);
    expect(holds({ op: 'greater', question: 'E1', value: 0 }, { E1: 'dk' })).toBe(false);
    expect(holds({ op: 'less', question: 'LIST', value: 4 }, { LIST: ['1'] })).toBe(false);
  });

  it('finds codes in a list and words in a text', () => {
    expect(holds({ op: 'contains', question: 'LIST', value: 'a' }, { LIST: ['b', 'a'] })).toBe(true);
    expect(holds({ op: 'contains', question: 'LIST', value: ['a', 'c'] }, { LIST: ['b', 'a'] })).toBe(false);
    expect(holds({ op: 'contains', question: 'TEXT', value: 'CHẬM' }, { TEXT: 'Quá chậm' })).toBe(true);
    expect(holds({ op: 'any-of', question: 'G', value: ['1', '2'] }, { G: 2 })).toBe(true);
    expect(holds({ op: 'any-of', question: 'LIST', value: ['c', 'b'] }, { LIST: ['b'] })).toBe(true);
    expect(holds({ op: 'any-of', question: 'LIST', value: ['c'] }, { LIST: ['b'] })).toBe(false);
  });

  it('joins conditions', () => {
    const answered = { op: 'answered', question: 'A' } as const;
    const high = { op: 'greater', question: 'G', value: 3 } as const;
    expect(holds({ op: 'and', of: [answered, high] }, { A: 'x', G: 4 })).toBe(true);
    expect(holds({ op: 'and', of: [answered, high] }, { G: 4 })).toBe(false);
    expect(holds({ op: 'or', of: [answered, high] }, { G: 4 })).toBe(true);
    expect(questionsOf({ op: 'or', of: [answered, { op: 'not', of: high }, answered] })).toEqual(['A', 'G']);
  });
});

describe('loose equality', () => {
  it('compares by meaning, not by type', () => {
    expect(looselyEqual(1, '1')).toBe(true);
    expect(looselyEqual('X', 'x')).toBe(true);
    expect(looselyEqual('true', true)).toBe(true);
    expect(looselyEqual(1, 'một')).toBe(false);
    expect(looselyEqual(0, '')).toBe(false);
  });

  it('reads an answer as SurveyJS does', () => {
    expect(asRead('12')).toBe(12);
    expect(asRead('012')).toBe('012');
    expect(asRead('True')).toBe(true);
    expect(asRead("'x'")).toBe('x');
  });
});
