import { type AnswerRule, checkAnswers } from './answer-checks.js';
import type { AnswerShape } from './answer-shapes.js';
import { answersFromForm } from './form-answers.js';

const rules = [
  rule('G', { kind: 'scale', levels: 5, outside: ['dk'] }),
  rule('WHY', { kind: 'choices', values: ['slow', 'far'], most: null }),
  rule('WAY', { kind: 'choice', values: [1, 'post'] }),
  rule('DAYS', { kind: 'choices', values: [1, 2, 3], most: null }),
  rule('USED', { kind: 'boolean' }),
  rule('VISITS', { kind: 'number', least: null, most: null }),
  rule('TEXT', { kind: 'text', longest: 100 }),
];

function rule(code: string, shape: AnswerShape): AnswerRule {
  return { code, required: false, visibleIf: null, shape };
}

describe('answers out of an HTML form', () => {
  it('become what their text says', () => {
    const fields = { G: '5', WHY: 'slow', WAY: '1', USED: 'false', VISITS: ' 2,5', TEXT: '7', send: 'now' };
    const answers = answersFromForm(rules, fields);
    expect(answers).toEqual({ G: 5, WHY: ['slow'], WAY: 1, USED: false, VISITS: 2.5, TEXT: '7' });
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
    const answers = answersFromForm(rules, { G: '5e0', WAY: 'by bus', USED: 'perhaps', VISITS: '0x10' });
    expect(checkAnswers(rules, answers).map((error) => error.question)).toEqual(['G', 'WAY', 'USED', 'VISITS']);
    expect(checkAnswers(rules, answersFromForm(rules, { G: ['5', '4'] }))).toHaveLength(1);
  });
});
