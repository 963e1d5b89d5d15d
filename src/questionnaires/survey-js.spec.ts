import { DefinitionError } from './definition-error.js';
import { compile, parseExpression } from './survey-js.js';

const levels = [5, 4, 3, 2, 1];
const general = {
  type: 'radiogroup',
  name: 'G',
  title: 'Chung',
  isRequired: true,
  general: true,
  satisfied: [4, 5],
  choices: levels,
};

/** A questionnaire with the general item and these elements on a page of their own. */
function aDefinition(...elements: readonly unknown[]): Record<string, unknown> {
  return {
    key: 'thu',
    version: 1,
    subject: 'centre',
    title: 'Thử',
    pages: [
      { name: 'general', elements: [general] },
      { name: 'rest', part: 'B', elements },
    ],
  };
}

function questionOf(element: Record<string, unknown>) {
  return compile(aDefinition({ name: 'X', ...element })).questions[1];
}

describe('compiling SurveyJS JSON', () => {
  it('asks for whole numbers where SurveyJS does', () => {
    expect(questionOf({ type: 'text', inputType: 'number', step: 1 })?.shape).toMatchObject({ whole: true });
    expect(() => questionOf({ type: 'text', inputType: 'number', step: 0.5 })).toThrow('"X": "step" cannot be used');
  });

  it('cleans what surrounds a value, for the browser and the server alike', () => {
    const spaced = { type: 'radiogroup', name: 'X ', choices: ['Thôn 1 ', { value: '\u00a0Thôn 2', text: ' Hai ' }] };
    const { questions, definition } = compile(aDefinition(spaced));
    expect(questions[1]).toMatchObject({ code: 'X', shape: { kind: 'choice', values: ['Thôn 1', 'Thôn 2'] } });
    expect(JSON.stringify(definition)).toContain('"name":"X","choices":["Thôn 1",{"value":"Thôn 2","text":"Hai"}]');
  });

  it('refuses values and rows that are the same without what surrounds them', () => {
    expect(() => questionOf({ type: 'dropdown', choices: ['Thôn 1', 'Thôn 1 '] })).toThrow(
      '"X": one of its choices is listed twice.',
    );
    const rows = [{ value: 'r1' }, { value: 'r1 ' }];
    expect(() => questionOf({ type: 'matrix', columns: [1, 2], rows })).toThrow('"X.r1": this name is used twice.');
  });

  it('knows every field of the form', () => {
    const choices = [{ value: 'a', text: { vi: 'Một', en: 'One' } }, 'b'];
    expect(questionOf({ type: 'radiogroup', choices })).toMatchObject({
      control: 'radio',
      shape: { kind: 'choice', values: ['a', 'b'] },
    });
    expect(questionOf({ type: 'dropdown', choices })).toMatchObject({ control: 'dropdown', shape: { kind: 'choice' } });
    expect(questionOf({ type: 'checkbox', choices, maxSelectedChoices: 1 })?.shape).toEqual({
      kind: 'choices',
      values: ['a', 'b'],
      most: 1,
    });
    expect(questionOf({ type: 'boolean' })).toMatchObject({ control: 'boolean', shape: { kind: 'boolean' } });
    expect(questionOf({ type: 'text' })?.shape).toEqual({ kind: 'text', longest: 200 });
    expect(questionOf({ type: 'text', inputType: 'number', min: 1 })?.shape).toEqual({
      kind: 'number',
      least: 1,
      most: null,
    });
    expect(questionOf({ type: 'comment', maxLength: 500 })).toMatchObject({
      control: 'comment',
      shape: { longest: 500 },
    });
    expect(questionOf({ type: 'rating', rateMax: 7 })).toMatchObject({
      scale: null,
      shape: { values: [1, 2, 3, 4, 5, 6, 7] },
    });
  });

  it.each([3, 4, 5])('knows scales of %i levels', (count) => {
    const rating = questionOf({ type: 'rating', rateMax: count, satisfied: [count - 1, count] });
    expect(rating?.scale).toEqual({ levels: count, satisfied: [count - 1, count], outside: [] });
    const choices = [...levels.slice(-count), 'dk'];
    const radio = questionOf({ type: 'radiogroup', choices, satisfied: [count], outside: ['dk'] });
    expect(radio?.shape).toEqual({ kind: 'scale', levels: count, outside: ['dk'] });
  });

  it('flattens panels into their page and joins the conditions around a question', () => {
    const compiled = compile({
      ...aDefinition(),
      pages: [
        { name: 'general', elements: [general] },
        {
          name: 'rest',
          visibleIf: '{G} <= 3',
          elements: [
            {
              type: 'panel',
              name: 'P',
              title: { vi: 'Vì sao', en: 'Why' },
              visibleIf: '{G} > 1',
              elements: [
                { type: 'html', name: 'H', html: '<p>Xin <b>nói thêm</b></p>' },
                { type: 'comment', name: 'WHY', visibleIf: '{G} notempty' },
              ],
            },
          ],
        },
      ],
    });
    const page = { op: 'less-or-equal', question: 'G', value: 3 };
    const panel = { op: 'greater', question: 'G', value: 1 };
    const own = { op: 'answered', question: 'G' };
    expect(compiled.questions[1]?.visibleIf).toEqual({ op: 'and', of: [page, { op: 'and', of: [panel, own] }] });
    expect(compiled.pages[1]).toMatchObject({ visibleIf: page, part: 'A' });
    expect(compiled.pages[1]?.contents).toEqual([
      { kind: 'text', text: { vi: 'Vì sao', en: 'Why' }, visibleIf: panel },
      { kind: 'text', text: { vi: 'Xin nói thêm', en: 'Xin nói thêm' }, visibleIf: panel },
      { kind: 'question', code: 'WHY' },
    ]);
    expect(compiled.languages).toEqual(['vi']);
  });

  it('reads expressions as plain trees', () => {
    expect(parseExpression('{G} >= 4')).toEqual({
      kind: 'operation',
      operator: 'greaterorequal',
      of: [
        { kind: 'question', name: 'G' },
        { kind: 'constant', value: 4 },
      ],
    });
  });
});

describe('what cannot be compiled is refused with a sentence that names it:', () => {
  const choices = ['a', 'b'];
  it.each<[string, Record<string, unknown>]>([
    ['"X": the type "file" is not supported: files, pictures and signatures are not taken', { type: 'file' }],
    ['"X": "type" is missing.', {}],
    [
      '"X": the property "choicesByUrl" is not supported: a phone would fetch it from a server that is not ours',
      { type: 'dropdown', choicesByUrl: { url: 'https://example.org' } },
    ],
    [
      '"X": the type "regex" is not supported: a regular expression can keep a server busy without end',
      { type: 'text', validators: [{ type: 'regex', regex: '^(a+)+$' }] },
    ],
    ['"X": the property "setValueExpression" is not supported: nothing', { type: 'text', setValueExpression: '1' }],
    ['"X": "inputType" cannot be used', { type: 'text', inputType: 'password' }],
    ['"X": its condition uses today()', { type: 'text', visibleIf: 'today() > 3' }],
    ['"X": its condition cannot be read.', { type: 'text', visibleIf: '{G} >' }],
    ['"X": its condition leads back to itself.', { type: 'text', visibleIf: '{X} notempty' }],
    ['"X": "title" cannot be used (an answer cannot be put into a text', { type: 'text', title: 'Vì sao {G}?' }],
    ['"X": "html" cannot be used (an answer cannot be put into a text', { type: 'html', html: '<p>{G}</p>' }],
    [
      '"X": the tag <img src=x onerror=alert(1)> is not supported.',
      { type: 'html', html: '<img src=x onerror=alert(1)>' },
    ],
    ['"X": the tag <p class="a"> is not supported.', { type: 'html', html: '<p class="a">x</p>' }],
    [
      '"X": on a scale nothing is chosen beforehand ("defaultValue").',
      { type: 'rating', satisfied: [5], defaultValue: 5 },
    ],
    ['"X": its "defaultValue" is no answer to it.', { type: 'dropdown', choices, defaultValue: 'c' }],
    ['"X": its "defaultValue" is no answer to it.', { type: 'text', inputType: 'date', defaultValue: '31.09.2026' }],
    ['"X": it asks for more choices than may be taken.', { type: 'checkbox', choices, minSelectedChoices: 3 }],
    [
      '"X": its condition compares two questions',
      { type: 'text', validators: [{ type: 'expression', expression: '{X} > {G}' }] },
    ],
    ['"X": it has no choices.', { type: 'radiogroup', choices: [] }],
    ['"X": one of its choices is listed twice.', { type: 'radiogroup', choices: ['a', 'A'] }],
    ['"X": "choices" cannot be used', { type: 'radiogroup', choices: ['a|b'] }],
    ['"X": a scale has 3, 4 or 5 levels.', { type: 'rating', rateMax: 7, satisfied: [7] }],
    [
      '"X": the levels of its scale must be the numbers 1 to 4.',
      { type: 'radiogroup', choices: [2, 3, 4, 5], satisfied: [5] },
    ],
    ['"X": the satisfied levels must be the highest ones', { type: 'rating', satisfied: [1] }],
    [
      '"X": the answers outside its scale must be listed last.',
      { type: 'radiogroup', choices: ['dk', ...levels], satisfied: [5], outside: ['dk'] },
    ],
    ['"X": a checkbox cannot be a satisfaction item.', { type: 'checkbox', choices, satisfied: [5] }],
    ['"X": the element "I" is not among reportElements.', { type: 'rating', satisfied: [5], element: 'I' }],
    ['"X": a checkbox cannot be the dimension "way".', { type: 'checkbox', choices, dimension: 'way' }],
    ['"X": "a" is not a value of the dimension "way".', { type: 'radiogroup', choices, dimension: 'way' }],
    ['"X": there is a general item already.', { type: 'rating', general: true }],
    ['"X": a text is longer than 5000 characters.', { type: 'text', title: 'x'.repeat(5001) }],
    ['"X": a text holds control characters.', { type: 'text', title: 'a\u202Eb' }],
  ])('%s', (sentence, element) => {
    expect(() => questionOf(element)).toThrow(DefinitionError);
    expect(() => questionOf(element)).toThrow(sentence);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('the name %s', (name) => {
    expect(() => compile(aDefinition({ type: 'text', name }))).toThrow(name);
    const asKey = JSON.parse(`{"type":"text","name":"X","${name}":{"polluted":1}}`);
    expect(() => compile(aDefinition(asKey))).toThrow(`"X": the name "${name}" is not allowed.`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('names used twice, whatever their case', () => {
    expect(() => compile(aDefinition({ type: 'text', name: 'g' }))).toThrow('"g": this name is used twice.');
  });

  it('conditions that lead in a circle', () => {
    const a = { type: 'text', name: 'A', visibleIf: '{B} notempty' };
    const b = { type: 'text', name: 'B', visibleIf: '{A} notempty' };
    expect(() => compile(aDefinition(a, b))).toThrow('"A": its condition leads back to itself.');
  });

  it('triggers and other workings of the whole survey', () => {
    const definition = { ...aDefinition(), triggers: [{ type: 'setvalue' }] };
    expect(() => compile(definition)).toThrow(
      'The questionnaire: the property "triggers" is not supported: nothing is',
    );
    const { key: _, ...nameless } = aDefinition();
    expect(() => compile(nameless)).toThrow('The questionnaire: "key" is missing.');
  });

  it('a general item that is missing, not first, or not asked of everyone', () => {
    const page = (...elements: unknown[]) => ({ ...aDefinition(), pages: [{ name: 'p', elements }] });
    expect(() => compile(page({ type: 'text', name: 'T' }))).toThrow('no question is marked as the general item');
    expect(() => compile(page({ type: 'text', name: 'T' }, general))).toThrow(
      '"G": the general item must stand first.',
    );
    expect(() => compile(page({ ...general, isRequired: false }))).toThrow('"G": the general item needs');
  });

  it('what is nested without end or far too large, before SurveyJS sees it', () => {
    let element: Record<string, unknown> = { type: 'text', name: 'X' };
    for (let depth = 0; depth < 3000; depth += 1) element = { type: 'panel', name: `P${depth}`, elements: [element] };
    expect(() => compile(aDefinition(element))).toThrow('it is nested too deeply');
    expect(() => compile(aDefinition(...Array(60_000).fill(1)))).toThrow('The questionnaire: it is too large.');
  });

  it.each([null, undefined, 1, 'x', [], [1], {}, { pages: {} }, { pages: [null] }, () => 1])('%p', (anything) => {
    expect(() => compile(anything)).toThrow(DefinitionError);
  });
});
