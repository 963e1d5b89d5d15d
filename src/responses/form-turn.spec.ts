import type { Page, Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Condition } from '../rules/conditions.js';
import { formFields } from './form-fields.js';
import { nextTurn } from './form-turn.js';

const both = (text: string) => ({ vi: text, en: text });

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
      ...{ name: `page-${code}`, title: null, part, visibleIf, contents: [{ kind: 'question', code }] },
    }),
  ),
  minutes: { short: 1, full: 2 },
  drawnBy: 'form',
  definition: {},
};

const turn = (fields: Record<string, string>) => {
  return nextTurn(questionnaire, formFields({ _started: '1', _action: 'next', ...fields }));
};

describe('the form without JavaScript', () => {
  it('goes on to the next screen that applies', () => {
    expect(turn({ _screen: 'page-G', G: '2' }).screen).toBe('page-WHY');
    expect(turn({ _screen: 'page-G', G: '5' }).screen).toBe('page-E1');
    expect(turn({ _screen: 'page-E1', G: '5' }).screen).toBe('_send');
  });

  it('shows the question alone when somebody agrees before answering', () => {
    expect(turn({ _screen: 'page-G', _action: 'start', _started: '' })).toMatchObject({ screen: 'page-G', errors: [] });
  });

  it('stays where something is missing', () => {
    const { screen, errors } = turn({ _screen: 'page-G' });
    expect([screen, errors]).toEqual(['page-G', [{ question: 'G', code: 'required' }]]);
  });

  it('goes back without a check, past what does not apply, and from the first question to the introduction', () => {
    expect(turn({ _screen: 'page-E1', _action: 'back', G: '5', E1: 'nonsense' }).screen).toBe('page-G');
    expect(turn({ _screen: 'page-G', _action: 'back' })).toMatchObject({ screen: 'page-G', started: false });
  });

  it('goes back from part B to where it was offered', () => {
    expect(turn({ _screen: '_send', _action: 'more', G: '5' })).toMatchObject({ screen: 'page-Q1', more: true });
    expect(turn({ _screen: 'page-Q1', _action: 'back', _more: '1', G: '5' }).screen).toBe('page-E1');
  });

  it('sends only answers to questions that apply', () => {
    expect(turn({ _screen: '_send', _action: 'send', G: '5', WHY: '1', E1: '4' })).toMatchObject({
      kind: 'send',
      answers: { G: 5, E1: 4 },
    });
  });

  it('returns to the screen of the first error instead of sending', () => {
    expect(turn({ _screen: '_send', _action: 'send', G: '5', E1: '9' })).toMatchObject({
      kind: 'show',
      screen: 'page-E1',
      errors: [{ question: 'E1', code: 'out-of-range' }],
    });
  });

  it('keeps the screen when the language changes', () => {
    expect(turn({ _screen: 'page-E1', _action: 'language-en', G: '5' }).screen).toBe('page-E1');
  });

  it('starts from the first screen when a stranger names one that does not exist', () => {
    expect(turn({ _screen: 'nowhere', _action: 'language-vi' }).screen).toBe('page-G');
  });
});
