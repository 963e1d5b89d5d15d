import { faultOf } from './answer-shapes.js';
import { answerTo, isEmpty } from './answers.js';

describe('the shape of an answer', () => {
  it('names the limits that were passed', () => {
    expect(faultOf({ kind: 'scale', levels: 5, outside: ['dk'] }, 9)).toEqual({
      code: 'out-of-range',
      limits: { least: 1, most: 5 },
    });
    expect(faultOf({ kind: 'text', longest: 3 }, 'dài quá')).toEqual({ code: 'too-long', limits: { longest: 3 } });
    expect(faultOf({ kind: 'number', least: null, most: null }, -7)).toBeNull();
  });

  it('may have to be a whole number', () => {
    const count = { kind: 'number', least: 0, most: null, whole: true } as const;
    expect([1500, 1.5, -1].map((value) => faultOf(count, value))).toEqual([
      ...[null, { code: 'not-whole' }, { code: 'too-small', limits: { least: 0 } }],
    ]);
  });

  it('is each a listed value, numbers as numbers', () => {
    const several = { kind: 'choices', values: [1, 2, 3, 'none'], most: 2 } as const;
    expect([faultOf(several, [1, 'none']), faultOf(several, ['1']), faultOf(several, [1, true])]).toEqual([
      ...[null, { code: 'unknown-choice' }, { code: 'wrong-type' }],
    ]);
    expect(faultOf(several, [2, 2])).toEqual({ code: 'repeated-choice' });
  });

  it('reads only what a response holds itself', () => {
    expect(answerTo({ G: 5 }, 'constructor')).toBeUndefined();
    expect(answerTo({ G: 5 }, 'G')).toBe(5);
    expect(isEmpty([])).toBe(true);
    expect(isEmpty(0)).toBe(false);
  });
});
