import { withNewQuestion } from './new-question.js';
import { elementNamed, nameOfElement, onPages, pagesOf, questionsOf } from './source.js';

const question = (name: string) => ({ type: 'text', name });

describe('a source without pages', () => {
  it.each(['elements', 'questions'])(
    'has its %s on one page, and keeps them and all else when one is added',
    (list) => {
      const source = onPages({ title: 'Chợ', [list]: [question('A'), question('B')], unknown: [1] });
      const added = withNewQuestion(source, 'line', { page: 'page1', title: { vi: 'Mới' } });
      expect(questionsOf(added.source).map(({ name }) => name)).toEqual(['A', 'B', added.name]);
      expect(elementNamed(added.source, 'B')).toEqual(question('B'));
      expect(added.source).toMatchObject({ title: 'Chợ', unknown: [1] });
      expect(added.source).not.toHaveProperty(list);
    },
  );

  it('stays as it is where it asks nothing, or has pages', () => {
    for (const source of [{ title: 'Chợ' }, { pages: [] }]) expect(onPages(source)).toBe(source);
  });
});

describe('what has no name', () => {
  it('gets one that nothing else has, so that it can be opened and changed', () => {
    const source = onPages({
      pages: [
        { elements: [{ type: 'panel', elements: [{ type: 'text' }, { type: 'html', html: 'Chào' }] }, question('q1')] },
        { name: 'page1', elements: [] },
        { name: '', elements: [{ ...question('panel1'), name: 7 }] },
      ],
    });
    expect(pagesOf(source).map(nameOfElement)).toEqual(['page2', 'page1', 'page3']);
    expect(questionsOf(source).map(nameOfElement)).toEqual(['Q2', 'html1', 'q1', 'Q3']);
    expect(elementNamed(source, 'panel1')).toMatchObject({ type: 'panel' });
  });
});
