import { shipped } from '../../test/harness/tallied-round.js';
import { inEveryLanguage } from '../formatting/languages.js';
import { isComparable, isWordedAlike, measuredOtherwise } from './comparable.js';
import type { Question, Questionnaire } from './questionnaire.js';

const survey = shipped('chinh-quyen');

function withQuestion(code: string, change: (question: Question) => Partial<Question>): Questionnaire {
  const questions = survey.questions.map((one) => (one.code === code ? { ...one, ...change(one) } : one));
  return { ...survey, version: 'chinh-quyen.v2', questions };
}

describe('two versions of a questionnaire', () => {
  it('stand in one line where the headline keeps its code and scale, however it is worded', () => {
    const reworded = withQuestion('G', () => ({
      title: inEveryLanguage(() => 'Ông/Bà có hài lòng không?'),
    }));
    expect(isComparable(survey, reworded)).toBe(true);
    expect(isWordedAlike(survey, reworded)).toBe(false);
    expect(
      isWordedAlike(
        survey,
        withQuestion('A01', () => ({ required: true })),
      ),
    ).toBe(true);
  });

  it.each([
    [
      'another level counts as satisfied',
      withQuestion('G', ({ scale }) => ({ scale: scale && { ...scale, satisfied: [5] } })),
    ],
    ['its scale has three levels', withQuestion('G', () => ({ scale: { levels: 3, satisfied: [2, 3], outside: [] } }))],
    ['it is about something else', { ...survey, subject: 'reception' as const }],
    ['others are asked', { ...survey, group: 'business' as const }],
    ['another question is the headline', { ...survey, general: 'A01' }],
  ])('do not where %s', (_, other) => {
    expect(isComparable(survey, other)).toBe(false);
  });

  it('say which single items end their lines', () => {
    const other = withQuestion('A03', ({ scale }) => ({ scale: scale && { ...scale, outside: [] } }));
    expect(measuredOtherwise(survey, other)).toEqual(['A03']);
    const fewer = { ...survey, questions: survey.questions.filter(({ code }) => code !== 'A02') };
    expect(measuredOtherwise(survey, fewer)).toEqual([]);
  });
});
