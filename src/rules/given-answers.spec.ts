import { type AnswerRule, checkAnswers } from './answer-checks.js';
import { answersFromForm, answersThatApply } from './given-answers.js';
import type { AnswerShape } from './kinds/kinds.js';

const rules = [
  rule('G', { kind: 'scale', levels: 5, outside: ['dk'] }),
  rule('WHY', { kind: 'choices', values: ['slow', 'far'], most: null }),
  rule('WAY', { kind: 'choice', values: [1, 'post'] }),
  rule('DAYS', { kind: 'choices', values: [1, 2, 3], most: null }),
  rule('USED', { kind: 'boolean' }),
  rule('VISITS', { kind: 'number', least: null, most: null }),
  rule('TEXT', { kind: 'text', longest: 100 }),
  rule('DAY', { kind: 'date', least: null, most: null }),
];

function rule(code: string, shape: AnswerShape): AnswerRule {
  return { code, required: false, visibleIf: null, shape };
}

describe('answers out of an HTML form', () => {
  it('become what their text says', () => {
    const fields = {
      G: '5',
      WHY: 'slow',
      WAY: '1',
      USED: 'false',
      VISITS: ' 2,5',
      TEXT: '7',
      DAY: '5/11/2026',
      send: 'now',
    };
    const answers = answersFromForm(rules, fields);
    expect(answers).toEqual({ G: 5, WHY: ['slow'], WAY: 1, USED: false, VISITS: 2.5, TEXT: '7', DAY: '2026-11-05' });
    expect(checkAnswers(rules, answers)).toEqual([]);
    expect(answersFromForm(rules, { G: 'dk', WHY: ['slow', 'far'], TEXT: '' })).toEqual({
      G: 'dk',
      WHY: ['slow', 'far'],
    });
  });

  it('are the choices of the definition: numbers where it writes numbers, whatever stands around them', () => {
    expect(answersFromForm(rules, { DAYS: ['1', '3'], WAY: ' post' })).toEqual({ DAYS: [1, 3], WAY: 'post' });
    expect(answersFromForm(rules, { DAYS: '2' })).toEqual({ DAYS: [2] });
  });

  it('stay text where they fit nothing, so that the checks refuse them', () => {
    const answers = answersFromForm(rules, {
      G: '5e0',
      WAY: 'by bus',
      USED: 'perhaps',
      VISITS: '0x10',
      DAY: '31/09/2026',
    });
    expect(checkAnswers(rules, answers).map((error) => error.question)).toEqual(['G', 'WAY', 'USED', 'VISITS', 'DAY']);
    expect(checkAnswers(rules, answersFromForm(rules, { G: ['5', '4'] }))).toHaveLength(1);
  });
});

const conditional: readonly AnswerRule[] = [
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
    expect(answersThatApply(conditional, fields)).toEqual({ G: 2, WHY: ['slow'], TEXT: 'Nhanh hơn\nnữa' });
  });

  it('leaves out an answer whose question no longer applies', () => {
    expect(answersThatApply(conditional, { G: ['5'], WHY: ['slow', 'rude'] })).toEqual({ G: 5 });
  });

  it('leaves out what was left blank and what is no question', () => {
    expect(answersThatApply(conditional, { G: ['dk'], TEXT: ['  '], constructor: ['1'], _id: ['x'] })).toEqual({
      G: 'dk',
    });
  });

  it('keeps a wrong value, so that it can be told', () => {
    expect(answersThatApply(conditional, { G: ['good'] })).toEqual({ G: 'good' });
  });
});
