import { visibleQuestions } from './visible-questions.js';

const general = { code: 'G', visibleIf: null };
const why = { code: 'WHY', visibleIf: { op: 'less', question: 'G', value: 4 } } as const;
const more = { code: 'MORE', visibleIf: { op: 'answered', question: 'WHY' } } as const;

describe('the questions that apply', () => {
  it('follow from the answers', () => {
    expect(visibleQuestions([general, why], { G: 5 })).toEqual(new Set(['G']));
    expect(visibleQuestions([general, why], { G: 2 })).toEqual(new Set(['G', 'WHY']));
  });

  it('do not follow from an answer that is itself hidden, in whatever order they stand', () => {
    expect(visibleQuestions([general, why, more], { G: 5, WHY: 'chậm' })).toEqual(new Set(['G']));
    expect(visibleQuestions([more, why, general], { G: 5, WHY: 'chậm' })).toEqual(new Set(['G']));
    expect(visibleQuestions([more, why, general], { G: 1, WHY: 'chậm' })).toEqual(new Set(['MORE', 'WHY', 'G']));
  });

  it('end even where conditions lead in a circle or to nowhere', () => {
    const circle = { code: 'A', visibleIf: { op: 'answered', question: 'A' } } as const;
    const lost = { code: 'B', visibleIf: { op: 'answered', question: 'NOWHERE' } } as const;
    expect(visibleQuestions([circle, lost], { A: 1, NOWHERE: 1 })).toEqual(new Set());
  });
});
