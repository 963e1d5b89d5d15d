import { inEveryLanguage } from '../formatting/languages.js';
import type { Page, Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Condition } from '../rules/conditions.js';
import { formFields } from './form-fields.js';
import { nextTurn } from './form-turn.js';

const both = (text: string) => inEveryLanguage(() => text);

function aQuestion(code: string, part: 'A' | 'B', visibleIf: Condition | null = null): Question {
  return {
    ...{ code, part, visibleIf, title: both(code), description: null, required: code === 'G', control: 'radio' },
    shape: { kind: 'scale', levels: 5, outside: [] },
    scale: { levels: 5, satisfied: [4, 5], outside: [] },
    choices: [1, 2, 3, 4, 5].map((value) => ({ value, text: both(`${value}`) })),
    ...{ stem: null, choicesFrom: null, element: null, rates: null, dimension: null, onTablet: true },
  };
}

const questions = [
  aQuestion('G', 'A'),
  aQuestion('WHY', 'A', { op: 'less', question: 'G', value: 3 }),
  aQuestion('E1', 'A'),
  aQuestion('Q1', 'B'),
];
const questionnaire: Questionnaire = {
  ...{ key: 'parks', version: 'parks.v1', languages: ['vi', 'en'], title: both('Parks'), purpose: both('Why') },
  ...{ subject: 'administration', group: 'people', questions, elements: [], general: 'G', resolvingHeadline: null },
  pages: questions.map(
    ({ code, part, visibleIf }): Page => ({
      ...{ name: `page ${code}`, title: null, part, visibleIf, contents: [{ kind: 'question', code }] },
    }),
  ),
  minutes: { short: 1, full: 2 },
  drawnBy: 'form',
  definition: {},
};

const turn = (fields: Record<string, string>) => {
  return nextTurn(questionnaire, formFields({ _action: 'next', ...fields }));
};

describe('the form without JavaScript', () => {
  it('goes on to the next screen that applies', () => {
    expect(turn({ _screen: 'G', G: '2' }).screen).toBe('WHY');
    expect(turn({ _screen: 'G', G: '5' }).screen).toBe('E1');
    expect(turn({ _screen: 'E1', G: '5' }).screen).toBe('_assisted');
  });

  it('stays where something is missing', () => {
    const { screen, errors } = turn({ _screen: 'G' });
    expect([screen, errors]).toEqual(['G', [{ question: 'G', code: 'required' }]]);
  });

  it('goes back without a check, past what does not apply, and not beyond the first question', () => {
    expect(turn({ _screen: 'E1', _action: 'back', G: '5', E1: 'nonsense' }).screen).toBe('G');
    expect(turn({ _screen: 'G', _action: 'back' }).screen).toBe('G');
  });

  it('takes an answer back, the first one too', () => {
    const { screen, answers, fields } = turn({ _screen: 'E1', _action: 'clear', G: '5', E1: '4' });
    expect([screen, answers, fields.E1]).toEqual(['E1', { G: 5 }, []]);
    expect(turn({ _screen: 'G', _action: 'clear', G: '5' })).toMatchObject({ screen: 'G', answers: {}, errors: [] });
  });

  it('goes back from part B to where it was offered', () => {
    expect(turn({ _screen: '_assisted', _action: 'more', G: '5' })).toMatchObject({ screen: 'Q1', more: true });
    expect(turn({ _screen: 'Q1', _action: 'back', _more: '1', G: '5' }).screen).toBe('_assisted');
  });

  it('looks back after part B, leads to a question and returns from there', () => {
    expect(turn({ _screen: 'Q1', _more: '1', G: '5' }).screen).toBe('_check');
    const there = turn({ _screen: '_check', _action: 'to-E1', _more: '1', G: '5' });
    expect(there).toMatchObject({ screen: 'E1', toCheck: true });
    const back = turn({ _screen: 'E1', _check: '1', _more: '1', G: '5', E1: '3' });
    expect(back).toMatchObject({ screen: '_check', toCheck: false });
  });

  it('sends only answers to questions that apply', () => {
    expect(turn({ _screen: '_assisted', _action: 'send', G: '5', WHY: '1', E1: '4' })).toMatchObject({
      kind: 'send',
      answers: { G: 5, E1: 4 },
    });
  });

  it('returns to the screen of the first error instead of sending', () => {
    expect(turn({ _screen: '_assisted', _action: 'send', G: '5', E1: '9' })).toMatchObject({
      kind: 'show',
      screen: 'E1',
      errors: [{ question: 'E1', code: 'out-of-range' }],
    });
  });

  it('points out a phone number once, and sends it then', () => {
    const comment = { ...aQuestion('TEXT', 'A'), control: 'comment', shape: { kind: 'text', longest: 500 } } as const;
    const page = { name: 'comment', title: null, part: 'A', visibleIf: null } as const;
    const withComment: Questionnaire = {
      ...questionnaire,
      questions: [...questions, comment],
      pages: [...questionnaire.pages, { ...page, contents: [{ kind: 'question', code: 'TEXT' }] }],
    };
    const posted = { _screen: 'TEXT', _action: 'send', G: '5', TEXT: 'Gọi tôi 0912345678' };
    const told = nextTurn(withComment, formFields(posted));
    expect(told).toMatchObject({ kind: 'show', screen: 'TEXT', noticed: true, errors: [] });
    expect(nextTurn(withComment, formFields({ ...posted, _noticed: '1' })).kind).toBe('send');
  });

  it('keeps the screen when the language changes', () => {
    expect(turn({ _screen: 'E1', _action: 'language-en', G: '5' }).screen).toBe('E1');
  });

  it('starts from the first screen when a stranger names one that does not exist', () => {
    expect(turn({ _screen: 'nowhere', _action: 'language-vi' }).screen).toBe('G');
  });
});
