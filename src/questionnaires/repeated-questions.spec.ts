import { compile } from './survey-js.js';

const general = {
  ...{ type: 'radiogroup', name: 'G', title: 'Chung', isRequired: true, general: true },
  ...{ satisfied: [4, 5], choices: [5, 4, 3, 2, 1] },
};
const compiled = (element: object) =>
  compile({
    ...{ key: 'thu', version: 1, subject: 'centre', title: 'Thử' },
    pages: [{ name: 'p', elements: [general, { name: 'P', ...element }] }],
  });
const who = { type: 'dropdown', name: 'who', title: 'Ai', choices: ['a', 'b'], isRequired: true };

describe('what is asked several times', () => {
  it('is a question for each entry that may be added, a further one once the one before says something', () => {
    const why = { type: 'text', name: 'why', visibleIf: "{panel.who} = 'b' and {G} < 3" };
    const templateElements = [who, why];
    const { questions, drawnBy } = compiled({ type: 'paneldynamic', title: 'Con', maxPanelCount: 2, templateElements });
    expect(drawnBy).toBe('survey-js');
    expect(questions.slice(1).map(({ code, stem, required }) => [code, stem?.vi, required])).toEqual([
      ...[
        ['P.1.who', 'Con (1)', false],
        ['P.1.why', 'Con (1)', false],
      ],
      ...[
        ['P.2.who', 'Con (2)', false],
        ['P.2.why', 'Con (2)', false],
      ],
    ]);
    const before = [
      { op: 'answered', question: 'P.1.who' },
      { op: 'answered', question: 'P.1.why' },
    ];
    expect(questions[3]?.visibleIf).toEqual({ op: 'or', of: before });
    expect(questions[2]?.visibleIf).toMatchObject({
      op: 'and',
      of: [{ question: 'P.1.who', value: 'b' }, { question: 'G' }],
    });
  });

  it('may be added five times where nothing is said, and ten times at most', () => {
    const few = { type: 'matrixdynamic', columns: [{ name: 'who' }], choices: ['a'] };
    expect(compiled(few).questions).toHaveLength(6);
    expect(JSON.stringify(compiled(few).definition)).toContain('"maxRowCount":5');
    expect(() => compiled({ ...few, maxRowCount: 11 })).toThrow('"P": "maxRowCount" cannot be used');
    const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(() => compiled({ ...few, columns, maxRowCount: 10 })).toThrow('"P": it asks more than 60 questions.');
  });

  it('is one question for each cell of a table, with the choices of the whole', () => {
    const columns = [
      'way',
      { name: 'how', cellType: 'checkbox', choices: ['x', 'y'] },
      { name: 'Số lần', cellType: 'text' },
    ];
    const { questions } = compiled({ type: 'matrixdropdown', rows: ['Hộ tịch'], choices: [1, 2], columns });
    expect(questions.slice(1).map(({ code, title, stem, shape }) => [code, title.vi, stem?.vi, shape.kind])).toEqual([
      ...[
        ['P.r1.way', 'way', 'Hộ tịch', 'choice'],
        ['P.r1.how', 'how', 'Hộ tịch', 'choices'],
      ],
      ['P.r1.c3', 'Số lần', 'Hộ tịch', 'text'],
    ]);
  });

  it('asks for one answer of the first entry where it is required, and counts for no figure', () => {
    const required = compiled({ type: 'paneldynamic', isRequired: true, templateElements: [who] });
    expect(required.questions.map(({ requiredAmong }) => requiredAmong)).toEqual([
      ...[undefined, ['P.1.who'], undefined, undefined, undefined, undefined],
    ]);
    const scale = { type: 'rating', name: 'r', satisfied: [5] };
    expect(() => compiled({ type: 'paneldynamic', templateElements: [scale] })).toThrow(
      '"P": what is asked several times counts in no figure.',
    );
  });
});
