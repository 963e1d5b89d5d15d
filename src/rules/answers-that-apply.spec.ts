import type { AnswerRule } from './answer-checks.js';
import { answersThatApply } from './answers-that-apply.js';

const rules: readonly AnswerRule[] = [
  { code: 'G', required: true, visibleIf: null, shape: { kind: 'scale', levels: 5, outside: ['dk'] } },
  {
    code: 'WHY',
    required: false,
    visibleIf: { op: 'less', question: 'G', value: 3 },
    shape: { kind: 'choices', values: ['slow', 'rude'], most: null },
  },
  { code: 'TEXT', required: false, visibleIf: null, shape: { kind: 'text', longest: 100 } },
];

describe('what a form sends', () => {
  it('is the answers in its fields', () => {
    const fields = { G: ['2'], WHY: ['slow'], TEXT: [' Nhanh hơn\r\nnữa '] };
    expect(answersThatApply(rules, fields)).toEqual({ G: 2, WHY: ['slow'], TEXT: 'Nhanh hơn\nnữa' });
  });

  it('leaves out an answer whose question no longer applies', () => {
    expect(answersThatApply(rules, { G: ['5'], WHY: ['slow', 'rude'] })).toEqual({ G: 5 });
  });

  it('leaves out what was left blank and what is no question', () => {
    expect(answersThatApply(rules, { G: ['dk'], TEXT: ['  '], constructor: ['1'], _id: ['x'] })).toEqual({ G: 'dk' });
  });

  it('keeps a wrong value, so that it can be told', () => {
    expect(answersThatApply(rules, { G: ['good'] })).toEqual({ G: 'good' });
  });
});
