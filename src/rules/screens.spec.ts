import type { AnswerRule } from './answer-checks.js';
import type { Answers } from './answers.js';
import type { Condition } from './conditions.js';
import {
  besides,
  CHECK,
  errorsOn,
  furtherQuestions,
  leftBlank,
  positionOf,
  type Screen,
  screensToShow,
  type Way,
} from './screens.js';

const rule = (code: string, visibleIf: Condition | null = null): AnswerRule => ({
  ...{ code, required: code === 'G', visibleIf },
  shape: { kind: 'scale', levels: 5, outside: [] },
});
const screen = (name: string, part: 'A' | 'B', visibleIf: Condition | null = null): Screen => ({
  ...{ name, part, visibleIf },
  isQuestion: !name.startsWith('_'),
});

/** A general question, one for the unsatisfied, a text for the satisfied, and more questions with one that they call up. */
const rules = [
  rule('G'),
  rule('WHY', { op: 'less', question: 'G', value: 3 }),
  rule('E1'),
  rule('Q1'),
  rule('Q2', { op: 'equal', question: 'Q1', value: 1 }),
  rule('Q3', { op: 'less', question: 'G', value: 3 }),
];
const screens = [
  ...[screen('G', 'A'), screen('WHY', 'A'), screen('_glad', 'A', { op: 'greater', question: 'G', value: 3 })],
  ...[screen('E1', 'A'), screen('Q1', 'B'), screen('Q2', 'B'), screen('Q3', 'B'), screen(CHECK, 'B')],
];
const way = (answers: Answers, more = false): Way => ({ screens, rules, answers, more });
const names = (of: Way) => screensToShow(of).map(({ name }) => name);

describe('the way through a form', () => {
  it('shows what applies to the answers, and more only where it was asked for', () => {
    expect(names(way({ G: 5 }))).toEqual(['G', '_glad', 'E1']);
    expect(names(way({ G: 2 }))).toEqual(['G', 'WHY', 'E1']);
    expect(names(way({ G: 2, Q1: 1 }, true))).toEqual(['G', 'WHY', 'E1', 'Q1', 'Q2', 'Q3', CHECK]);
  });

  it('goes on and back past what does not apply, also from what has stopped applying', () => {
    expect(besides(way({ G: 5 }), 'E1')).toEqual({ before: '_glad', after: null });
    expect(besides(way({ G: 5 }), 'G')).toEqual({ before: null, after: '_glad' });
    expect(besides(way({ G: 5 }), 'WHY')).toEqual({ before: 'G', after: '_glad' });
  });

  it('says how far somebody has come among the questions, and which of them may be left blank', () => {
    expect(positionOf(way({ G: 5 }), 'G')).toEqual({ at: 1, total: 2, optional: false });
    expect(positionOf(way({ G: 5 }), 'E1')).toEqual({ at: 2, total: 2, optional: true });
    expect(positionOf(way({ G: 5 }), '_glad')).toBeNull();
  });

  it('promises as many further questions as the answers in them may call up', () => {
    expect(furtherQuestions(way({ G: 5 }))).toBe(2);
    expect(furtherQuestions(way({ G: 2 }))).toBe(3);
  });

  it('lists what was left blank, and never what was not asked', () => {
    expect(leftBlank(way({ G: 5, Q1: 2 }, true))).toEqual(['E1']);
    expect(leftBlank(way({ G: 5, E1: 4 }))).toEqual([]);
  });

  it('counts no comment among what was left blank, unless it is required', () => {
    const comment = (required: boolean): Way => ({
      ...way({ G: 5, E1: 4 }),
      screens: [...screens, screen('TEXT', 'A')],
      rules: [...rules, { ...rule('TEXT'), required, shape: { kind: 'text', longest: 100 } }],
    });
    expect([leftBlank(comment(false)), leftBlank(comment(true))]).toEqual([[], ['TEXT']]);
  });

  it('asks for one of several parts at the last of them only', () => {
    const parts = ['A.x', 'A.y'].map((code) => ({ ...rule(code), requiredAmong: ['A.x', 'A.y'] }));
    const errors = parts.map(({ code }) => ({ question: code, code: 'one-required' }));
    expect(errorsOn('A.x', parts, errors)).toEqual([]);
    expect(errorsOn('A.y', parts, errors)).toHaveLength(1);
    expect(errorsOn('G', rules, [{ question: 'G', code: 'required' }])).toHaveLength(1);
    expect(errorsOn('E1', rules, [{ question: 'G', code: 'required' }])).toEqual([]);
  });
});
