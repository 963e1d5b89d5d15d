import { readDefinition } from './definition-reading.js';
import { compile } from './survey-js.js';

const general = {
  ...{ type: 'radiogroup', name: 'G', title: 'Chung', isRequired: true, general: true },
  ...{ satisfied: [4, 5], choices: [5, 4, 3, 2, 1] },
};
const compiled = (...elements: readonly object[]) =>
  compile({
    ...{ key: 'thu', version: 1, subject: 'centre', title: 'Thử' },
    pages: [{ name: 'p', elements: [general, ...elements] }],
  });
const read = (element: object) => compiled({ name: 'X', ...element }).questions[1];

describe('a definition of SurveyJS', () => {
  it('may call things by their other names, and say how SurveyJS is to look', () => {
    const { definition, questions } = compiled(
      { type: 'radiogroup', name: 'A', choices: ['a'], hasOther: true, choicesOrder: 'random', width: '50%' },
      { type: 'panel', name: 'P', state: 'collapsed', questions: [{ type: 'text', name: 'B', visible: true }] },
      { type: 'text', name: 'C', visible: false },
    );
    expect(questions.map(({ code }) => code)).toEqual(['G', 'A', 'A-Comment', 'B']);
    expect(JSON.stringify(definition)).not.toMatch(/random|50%|collapsed|questions|hasOther|"visible"|"C"/);
  });

  it('leaves out what it says in languages that are not ours', () => {
    const title = { vi: 'Tên', en: 'Name', de: 'Name' };
    const { definition, languages } = compiled({ type: 'text', name: 'A', title });
    expect(JSON.stringify(definition)).toContain('"title":{"vi":"Tên","en":"Name"}');
    expect(languages).toEqual(['vi']);
  });

  it('names rows and lines by their words; they get a code by their place', () => {
    const rows = ['Chỗ ngồi', { value: 'clean', text: 'Sạch' }, 3];
    const items = [{ name: 'Họ và tên' }, { name: 'age', inputType: 'number' }];
    const { questions, definition } = compiled(
      { type: 'matrix', name: 'M', columns: [1, 2], rows },
      { type: 'multipletext', name: 'T', items },
    );
    expect(questions.slice(1).map(({ code, title }) => [code, title.vi])).toEqual([
      ...[
        ['M.r1', 'Chỗ ngồi'],
        ['M.clean', 'Sạch'],
        ['M.r3', '3'],
        ['T.t1', 'Họ và tên'],
        ['T.age', 'age'],
      ],
    ]);
    expect(JSON.stringify(definition)).toContain('{"value":"r1","text":"Chỗ ngồi"}');
  });

  it('counts choices instead of listing them', () => {
    const counted = { type: 'dropdown', choicesMin: 10, choicesMax: 30, choicesStep: 10 };
    expect(read(counted)?.shape).toEqual({ kind: 'choice', values: [10, 20, 30] });
    expect(() => read({ ...counted, choicesMax: 1e9 })).toThrow('"choicesMin" is not supported');
  });

  it('has validators that are bounds, the narrower of two, and keeps what is a condition', () => {
    const numeric = { type: 'numeric', minValue: 3, maxValue: 99, text: 'Sai' };
    expect(read({ type: 'text', min: 5, validators: [numeric] })?.shape).toEqual({
      kind: 'number',
      least: 5,
      most: 99,
    });
    const words = { type: 'text', minLength: 3, maxLength: 20 };
    expect(read({ type: 'text', validators: [words, { type: 'email' }] })?.shape).toEqual({
      ...{ kind: 'text', shortest: 3, longest: 20, email: true },
    });
    const count = { type: 'answercount', minCount: 1, maxCount: 2 };
    expect(read({ type: 'tagbox', choices: ['a', 'b', 'c'], validators: [count] })).toMatchObject({
      ...{ control: 'checkbox', shape: { kind: 'choices', least: 1, most: 2 } },
    });
    const expression = { type: 'expression', expression: '{G} > 3 or {X} notempty', text: 'Xin xem lại' };
    expect(read({ type: 'text', validators: [expression] })?.validIf).toEqual({
      op: 'or',
      of: [
        { op: 'greater', question: 'G', value: 3 },
        { op: 'answered', question: 'X' },
      ],
    });
  });

  it('may hold an answer from the beginning, which the runtime shows; never on a scale', () => {
    const chosen = compiled({ type: 'checkbox', name: 'A', choices: ['a', 'b'], defaultValue: ['b'] });
    expect(chosen.drawnBy).toBe('survey-js');
    const rows = { type: 'matrix', name: 'A', columns: [1, 2], rows: ['r1'], defaultValue: { r1: 3 } };
    expect(() => compiled(rows)).toThrow('"A.r1": its "defaultValue" is no answer to it.');
    expect(() => compiled({ ...rows, defaultValue: { r2: 1 } })).toThrow('its "defaultValue" is no answer');
    expect(read({ type: 'boolean', defaultValue: 'true' })).toMatchObject({ shape: { kind: 'boolean' } });
  });

  it('may show some choices only, its own or those of another question; all of them are answers', () => {
    const used = { type: 'checkbox', name: 'USED', choices: ['a', 'b'] };
    const best = { type: 'radiogroup', name: 'BEST', choicesFromQuestion: 'USED', choicesFromQuestionMode: 'selected' };
    const { questions, drawnBy, definition } = compiled(used, best);
    expect(drawnBy).toBe('survey-js');
    expect(questions[2]?.shape).toEqual({ kind: 'choice', values: ['a', 'b'] });
    expect(JSON.stringify(definition)).toContain('"choicesFromQuestion":"USED"');
    expect(() => compiled(best)).toThrow('"BEST": "USED" has no choices of its own');
    const some = { type: 'dropdown', name: 'X', choices: ['a', { value: 'b', visibleIf: '{G} > 3' }] };
    expect(compiled(used, { ...some, choicesVisibleIf: '{USED} contains {item}' }).drawnBy).toBe('survey-js');
    expect(() => compiled({ ...some, choicesVisibleIf: 'today() > {item}' })).toThrow(
      '"X": its condition uses today()',
    );
  });

  it('is the same read twice', () => {
    const rows = ['Chỗ ngồi'];
    const asWeReadIt = (definition: unknown) => readDefinition(definition).read;
    const once = asWeReadIt({ type: 'matrix', rows, validators: [{ type: 'text', minLength: 3, maxLength: 9 }] });
    expect(asWeReadIt(once)).toEqual(once);
    const line = asWeReadIt({ type: 'text', validators: [{ type: 'text', minLength: 3, maxLength: 9 }] });
    expect(line).toEqual({ type: 'text', maxLength: 9, validators: [{ type: 'text', minLength: 3 }] });
    expect(asWeReadIt(line)).toEqual(line);
  });
});
