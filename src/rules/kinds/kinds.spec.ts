import { answerTo } from '../answers.js';
import { isEmpty } from '../typed-text.js';
import { type AnswerShape, faultOf, kindOf } from './kinds.js';

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

  it('is a day that exists, between two days', () => {
    const day = { kind: 'date', least: '2026-11-01', most: '2026-11-30' } as const;
    expect(faultOf(day, '2026-11-30')).toBeNull();
    expect(['2026-09-31', '2026-10-31', '2026-12-01', 20261105].map((value) => faultOf(day, value))).toEqual([
      ...[{ code: 'no-day' }, { code: 'too-early', limits: { least: '01/11/2026' } }],
      ...[{ code: 'too-late', limits: { most: '30/11/2026' } }, { code: 'wrong-type' }],
    ]);
  });

  it('has nothing beside the choice that excludes the others', () => {
    const several = { kind: 'choices', values: ['far', 'slow', 'none'], most: null, alone: 'none' } as const;
    expect([['none'], ['far', 'slow'], ['far', 'none']].map((value) => faultOf(several, value)?.code)).toEqual([
      ...[undefined, undefined, 'not-alone'],
    ]);
  });

  it('is at least so many choices, or the one that says none; at least so long; an e-mail', () => {
    const several = { kind: 'choices', values: ['a', 'b', 'none'], most: null, least: 2, alone: 'none' } as const;
    expect([['a'], ['a', 'b'], ['none']].map((value) => faultOf(several, value))).toEqual([
      ...[{ code: 'too-few', limits: { least: 2 } }, null, null],
    ]);
    const email = { kind: 'text', longest: 40, shortest: 7, email: true } as const;
    expect(['a@b.vn', 'lan@xa', 'lan @xa.vn', 'lan@xa.vn'].map((value) => faultOf(email, value)?.code)).toEqual([
      ...['too-short', 'too-short', 'no-email', undefined],
    ]);
  });

  it.each<AnswerShape>([
    { kind: 'scale', levels: 5, outside: ['dk'] },
    { kind: 'choice', values: ['far', 2] },
    { kind: 'choices', values: ['far', 2, 'none', 5], most: 3, least: 2, alone: 'none' },
    { kind: 'boolean' },
    { kind: 'number', least: 1, most: 9, whole: true },
    { kind: 'date', least: '2026-11-01', most: '2026-11-30' },
    { kind: 'text', longest: 4, shortest: 2, email: true },
  ])('is refused for the reasons that its kind names, and for no others: $kind', (shape) => {
    const values = [0, 1.5, 2, 10, true, '', 'far', 'dk', 'dài quá', 'a\0', '2026-09-31', '2026-10-31', '2026-12-01'];
    const lists = [['far'], ['x'], ['far', 'far'], ['far', 2, 'none'], ['none', 2], ['far', 2, 'none', 'far', 5]];
    const more = shape.kind === 'choices' ? [faultOf({ ...shape, values: ['far', 2, 3] }, ['far', 2, 3])] : [];
    const found = [...[...values, ...lists].map((value) => faultOf(shape, value)), ...more];
    const codes = new Set(found.flatMap((fault) => fault?.code ?? []));
    expect([...codes].sort()).toEqual([...new Set([...kindOf(shape).faults(shape), 'wrong-type'])].sort());
  });

  it('reads only what a response holds itself', () => {
    expect(answerTo({ G: 5 }, 'constructor')).toBeUndefined();
    expect(answerTo({ G: 5 }, 'G')).toBe(5);
    expect(isEmpty([])).toBe(true);
    expect(isEmpty(0)).toBe(false);
  });
});
