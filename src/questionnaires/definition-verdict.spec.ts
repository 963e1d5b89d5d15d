import { checkParsed, checkSource, toldCheck } from './source-check.js';

const general = {
  ...{ type: 'radiogroup', name: 'G', title: 'Chung', isRequired: true, general: true },
  ...{ satisfied: [3], choices: [3, 2, 1] },
};
const as = { key: 'spring.thu', number: 1 };
const told = (definition: unknown) => toldCheck(checkParsed(definition, as), 'vi');
const codes = (definition: unknown) => told(definition).faults.map(({ path, code }) => `${path} ${code}`);
const whole = (...elements: readonly object[]) => ({
  ...{ subject: 'meeting', title: 'Thử' },
  pages: [{ name: 'p', elements: [general, ...elements] }],
});

describe('the check of a definition', () => {
  it('tells everything at once: question, place in the file, code, and a sentence that says what to do', () => {
    const elements = [
      { type: 'file', name: 'PHOTO' },
      { type: 'text', name: 'họ tên', visibleIf: '{G} =' },
      { type: 'dropdown', name: 'A', choicesByUrl: { url: 'https://example.org' }, enableIf: '{G} = 1' },
      { type: 'panel', questions: [{ type: 'comment', name: 'B', visibleIf: 'today() > 1', maxLength: 'x' }] },
      { type: 'radiogroup', name: 'C', choices: ['a', 'A'], visibleIf: '{NONE} = 1' },
    ];
    expect(codes(whole(...elements))).toEqual([
      'pages[0].elements[1].type type-not-supported',
      'pages[0].elements[2].name wrong-name',
      'pages[0].elements[3].choicesByUrl property-not-supported',
      'pages[0].elements[3].enableIf property-not-supported',
      'pages[0].elements[4].questions[0].maxLength wrong-kind',
      'pages[0].elements[5] choice-twice',
      'pages[0].elements[4].questions[0].visibleIf condition-not-supported',
      'pages[0].elements[5].visibleIf condition-no-question',
    ]);
    expect(told(whole(...elements)).faults[0]).toEqual({
      ...{ question: 'PHOTO', path: 'pages[0].elements[1].type', code: 'type-not-supported' },
      message:
        'Mục “PHOTO”: không dùng được loại "file": không nhận tệp, ảnh, chữ ký vì sẽ biết ai trả lời. Xin bỏ câu này, hoặc hỏi bằng lời với loại "comment".',
    });
  });

  it('tells the place in the file as its author wrote it', () => {
    const hidden = { type: 'text', name: 'H', visible: false };
    const short = { questions: [general, hidden, { type: 'text', name: 'X', visibleIf: '{G} >' }] };
    expect(codes({ subject: 'meeting', title: 'Thử', ...short })).toEqual([
      'questions[2].visibleIf condition-unreadable',
    ]);
    const rows = ['a', { value: 'b', text: '{G}' }];
    expect(codes(whole({ type: 'matrix', name: 'M', columns: [1, 2], rows }))).toEqual([
      'pages[0].elements[1].rows[1].text answer-in-text',
    ]);
    const templateElements = [{ type: 'text', name: 'why', visibleIf: '{panel.who} = 1' }];
    expect(codes(whole({ type: 'paneldynamic', name: 'P', maxPanelCount: 1, templateElements }))).toEqual([
      'pages[0].elements[1].templateElements[0].visibleIf condition-no-question',
    ]);
  });

  it('does not tell what is wrong only because something else is', () => {
    const list = { type: 'checkbox', name: 'L', choices: ['a|b'] };
    const asks = { type: 'text', name: 'X', visibleIf: "{L} contains 'a'" };
    expect(codes(whole(list, asks))).toEqual(['pages[0].elements[1].choices[0] wrong-choice-value']);
    const broken = { ...general, choices: [3, 2, '<1>'] };
    const only = { ...whole(), pages: [{ name: 'p', elements: [broken, { type: 'text', name: 'T' }] }] };
    expect(told(only)).toMatchObject({ faults: [{ question: 'G', code: 'wrong-choice-value' }], warnings: [] });
  });

  it('lets a file that knows nothing of us be kept, and says what is to be said before it is asked', () => {
    const checked = checkParsed(
      {
        elements: [
          { type: 'rating', name: 'R' },
          { type: 'text', name: 'T' },
        ],
      },
      as,
    );
    expect(checked.questionnaire).toBeNull();
    expect(toldCheck(checked, 'en')).toMatchObject({
      faults: [],
      warnings: [{ code: 'no-title' }, { code: 'no-subject' }, { code: 'no-general-item' }],
    });
    expect(checkParsed(whole(), as).questionnaire?.version).toBe('spring.thu.v1');
  });

  it('warns of what does no harm: looks, slips of the pen, scales that count nowhere', () => {
    const rating = { type: 'rating', name: 'R', isRequried: true };
    expect(told({ ...whole(rating), logo: 'x.png', themeName: 'dark', myOwn: 1 })).toMatchObject({
      faults: [],
      warnings: [
        { question: 'R', code: 'not-known', path: 'pages[0].elements[1].isRequried' },
        { code: 'not-known', path: 'themeName' },
        { code: 'not-known', path: 'myOwn' },
        { code: 'left-out', message: expect.stringContaining('logo') },
        { question: 'R', code: 'not-counted', path: 'pages[0].elements[1]' },
      ],
    });
  });

  it('reads a file first: its line, its size, and whether it is a definition at all', () => {
    const source = (text: string) => toldCheck(checkSource(text, as), 'en').faults.map(({ message }) => message);
    expect(source('{\n "a": 1,\n "b": }')).toEqual([expect.stringMatching(/^The questionnaire: .* from line 3 on/)]);
    expect(source('[]')).toEqual([expect.stringContaining('no definition of SurveyJS')]);
    expect(source(`{"a":"${'x'.repeat(100_000)}"}`)).toContainEqual(expect.stringContaining('it is too large'));
    // Spaces between count for nothing: a file on lines is no longer than one without.
    expect(source(`${' '.repeat(200_000)}[]`)).toEqual([expect.stringContaining('no definition of SurveyJS')]);
    expect(source('['.repeat(100_000))).toHaveLength(1);
  });

  it('tells a hundred faults at most, and how many more there are', () => {
    const many = Array.from({ length: 150 }, (_, at) => ({ type: 'file', name: `F${at}` }));
    const { faults } = told(whole(...many));
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)).toMatchObject({ code: 'and-more', message: expect.stringContaining('50') });
  });
});
