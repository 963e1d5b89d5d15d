import fc from 'fast-check';
import { compile, parseExpression } from '../survey-js.js';
import { withTypedQuestion } from './apply-question.js';
import { askablesOf } from './askable.js';
import { conditionWords, readCondition } from './condition-words.js';
import { type PlainCondition, type PlainPart, writtenCondition } from './plain-condition.js';
import { type TypedQuestion, typedQuestionOf } from './question-form.js';
import type { LevelMeaning } from './scale.js';
import { elementNamed, type Source } from './source.js';

/** As a tool of SurveyJS writes it, that knows nothing of scales: values are words or numbers of its own. */
function brought(values: readonly (string | number)[]): Source {
  return {
    ...{ key: 'cho', version: 1, subject: 'administration', title: 'Chợ' },
    pages: [
      {
        name: 'mot',
        elements: [
          { type: 'radiogroup', name: 'question1', title: 'Ông/Bà thấy chợ thế nào?', choices: values },
          { type: 'comment', name: 'question2', title: 'Vì sao?', visibleIf: `{question1} = '${values.at(-1)}'` },
          { type: 'checkbox', name: 'question3', title: 'Thiếu gì?', choices: ['Nước', "Người bán 'rong'"] },
        ],
      },
    ],
  };
}

function clicked(source: Source, meanings: readonly LevelMeaning[], more: Partial<TypedQuestion> = {}, fixed = false) {
  const question = elementNamed(source, 'question1') ?? {};
  const typed = typedQuestionOf(question, askablesOf(source));
  const choices = typed.lists.choices?.map((entry, at) => ({ ...entry, meaning: meanings[at] ?? entry.meaning }));
  const wanted = { ...typed, scale: true, lists: { choices }, ...more } as TypedQuestion;
  return withTypedQuestion(source, 'question1', wanted, new Set(fixed ? ['question1'] : []));
}

const best: readonly LevelMeaning[] = ['satisfied', 'not-satisfied', 'not-satisfied'];

describe('a scale made by clicking', () => {
  it.each([
    ['three levels, the best first', ['Tốt', 'Được', 'Kém'], best, [3, 2, 1], [3]],
    ['three levels, the worst first', ['Kém', 'Được', 'Tốt'], best.toReversed(), [1, 2, 3], [3]],
    ['four levels numbered from the best', [1, 2, 3, 4], ['satisfied', ...best], [4, 3, 2, 1], [4, 3]],
    ['four levels as texts', ['4', '3', '2', '1'], ['satisfied', ...best], [4, 3, 2, 1], [4, 3]],
  ] as const)('of %s', (_, values, meanings, codes, satisfied) => {
    const applied = clicked(brought(values), meanings, { general: true });
    if (!('source' in applied)) throw new Error(JSON.stringify(applied));
    const { questions, general } = compile(applied.source);
    expect(general).toBe('question1');
    expect(questions[0]?.choices.map(({ value }) => value)).toEqual(codes);
    expect(questions[0]?.scale?.satisfied).toEqual(satisfied.toSorted());
    expect(questions[1]?.visibleIf).toEqual({ op: 'equal', question: 'question1', value: codes.at(-1) });
    expect(elementNamed(applied.source, 'question3')).toEqual(elementNamed(brought(values), 'question3'));
  });

  it('puts what lies outside it last, under a word', () => {
    const values = ['Không biết', 'Tốt', 'Được', 'Kém'];
    const applied = clicked(brought(values), ['outside', ...best]);
    if (!('source' in applied)) throw new Error(JSON.stringify(applied));
    expect(elementNamed(applied.source, 'question1')).toMatchObject({
      ...{ satisfied: [3], outside: ['Không biết'] },
      choices: [{ value: 3, text: 'Tốt' }, { value: 2 }, { value: 1, text: 'Kém' }, 'Không biết'],
    });
  });

  it.each([
    ['levelCount', ['a', 'b'], ['satisfied', 'not-satisfied'], {}, false],
    ['allAlike', ['a', 'b', 'c'], ['satisfied', 'satisfied', 'satisfied'], {}, false],
    ['satisfiedApart', ['a', 'b', 'c'], ['satisfied', 'not-satisfied', 'satisfied'], {}, false],
    ['codesFixed', ['a', 'b', 'c'], best, {}, true],
    ['generalOutside', ['a', 'b', 'c', 'd'], [...best, 'outside'], { general: true }, false],
    ['generalScale', ['a', 'b', 'c'], best, { general: true, scale: false }, false],
  ] as const)('is refused where it would be none: %s', (why, values, meanings, more, fixed) => {
    const applied = clicked(brought(values), meanings, more, fixed);
    expect('faults' in applied && applied.faults.map((one) => one.why)).toContain(why);
  });

  it('of a version in use may count other levels, whose codes stay', () => {
    const applied = clicked(brought([3, 2, 1]), ['satisfied', 'satisfied', 'not-satisfied'], {}, true);
    expect('source' in applied && elementNamed(applied.source, 'question1')).toMatchObject({ satisfied: [2, 3] });
  });
});

describe('a condition in plain words', () => {
  const source = brought(['Tốt', 'Được', 'Kém']);
  const askables = askablesOf(source);
  const answers = { question1: ['Tốt', 'Được', 'Kém'], question3: ['Nước', "Người bán 'rong'"] };
  const part = fc.constantFrom('question1' as const, 'question3' as const).chain(
    (question): fc.Arbitrary<PlainPart> =>
      fc.oneof(
        fc.record({
          question: fc.constant(question),
          relation: fc.constantFrom('any-of' as const, 'none-of' as const),
          values: fc.subarray(answers[question], { minLength: 1 }),
        }),
        fc.record({
          question: fc.constantFrom(question, 'question2'),
          relation: fc.constantFrom('answered' as const, 'unanswered' as const),
          values: fc.constant([]),
        }),
      ),
  );
  const plain: fc.Arbitrary<PlainCondition> = fc.record({
    joined: fc.constantFrom('and' as const, 'or' as const),
    parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  });

  it('is read back as it was written, and compiles', () => {
    fc.assert(
      fc.property(plain, (condition) => {
        const written = writtenCondition(condition, {
          given: (name) => askables.find((one) => one.name === name)?.given ?? null,
          codes: (name) => askables.find((one) => one.name === name)?.answers.map(({ code }) => code) ?? [],
        });
        const { joined, parts } = readCondition(written, askables) ?? { joined: 'and', parts: [] };
        expect(parts).toEqual(condition.parts);
        if (parts.length > 1) expect(joined).toBe(condition.joined);
      }),
    );
  });

  it('is said as an officer would say it', () => {
    expect(conditionWords("{question1} anyof ['Được', 'Kém'] and {question2} notempty", askables, 'vi')).toBe(
      'câu question1 (Ông/Bà thấy chợ thế nào?) trả lời “Được” hoặc “Kém” và câu question2 (Vì sao?) đã được trả lời',
    );
  });

  it.each([
    "{question1} = 'Tốt' and ({question2} empty or {question3} notempty)",
    '{nobody} = 1',
    "{question3} = ['Nước']",
  ])('is shown as it is written where it says more: %s', (expression) => {
    expect(parseExpression(expression)).not.toBeNull();
    expect(conditionWords(expression, askables, 'vi')).toBe(expression);
  });
});
