import fc from 'fast-check';
import { ConditionRunner, Model } from 'survey-core';
import { visibleQuestions } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import { type Condition, holds } from '../rules/conditions.js';
import type { AnswerShape } from '../rules/kinds/kinds.js';
import { compileCondition } from './condition-compiler.js';
import { parseExpression } from './survey-js.js';

const shapes = new Map<string, AnswerShape>([
  ['G', { kind: 'scale', levels: 5, outside: ['dk'] }],
  ['WAY', { kind: 'choice', values: ['direct', 'online', '3'] }],
  ['LIST', { kind: 'choices', values: ['a', 'b', 'c'], most: null }],
  ['USED', { kind: 'boolean' }],
  ['VISITS', { kind: 'number', least: 0, most: 20 }],
  ['TEXT', { kind: 'text', longest: 100 }],
]);

function compiled(expression: string): Condition {
  const parsed = parseExpression(expression);
  if (!parsed) throw new Error(`SurveyJS cannot read ${expression}`);
  return compileCondition(parsed, 'WHY', shapes);
}

const order = fc.constantFrom('<', '<=', '>', '>=', '=', '<>', '!=');
const number = fc.constantFrom('0', '1', '3', '4.5', '5', '-1');
const codes = fc.subarray(['a', 'b', 'C', 'd'], { minLength: 1 }).map((some) => `[${some.map((one) => `'${one}'`)}]`);
const words = fc.constantFrom("'direct'", "'Online'", "'3'", '3', "'chậm'", "'x'");
const comparison = fc
  .oneof(
    fc.tuple(fc.constantFrom('{G}', '{VISITS}'), order, number),
    fc.tuple(number, order, fc.constantFrom('{G}', '{VISITS}')),
    fc.tuple(fc.constant('{WAY}'), fc.constantFrom('=', '<>'), words),
    fc.tuple(fc.constant('{USED}'), fc.constantFrom('=', '<>'), fc.constantFrom('true', 'false', "'true'")),
    fc.tuple(fc.constant('{TEXT}'), fc.constantFrom('=', '<>', 'contains'), fc.constantFrom("'chậm'", "'x'", "'QUÁ'")),
    fc.tuple(
      fc.constant('{LIST}'),
      fc.constantFrom('=', '<>', 'anyof', 'noneof', 'allof', 'contains', 'notcontains'),
      codes,
    ),
    fc.tuple(fc.constant('{LIST}'), fc.constantFrom('contains', 'notcontains'), fc.constantFrom("'a'", "'B'", "'z'")),
    fc.tuple(
      fc.constantFrom('{G}', '{VISITS}', '{WAY}'),
      fc.constantFrom('anyof', 'noneof'),
      fc.constantFrom('[1, 3]', "['3', 'x']"),
    ),
    fc.tuple(
      fc.constantFrom('{G}', '{LIST}', '{TEXT}', '{USED}'),
      fc.constantFrom('empty', 'notempty'),
      fc.constant(''),
    ),
  )
  .map((parts) => parts.join(' '));
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    comparison,
    fc
      .tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('expression').map((inner) => `!(${inner})`),
  ),
}));
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    G: fc.constantFrom(1, 2, 3, 4, 5, 'dk'),
    WAY: fc.constantFrom('direct', 'online', '3'),
    LIST: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    USED: fc.boolean(),
    VISITS: fc.constantFrom(0, 1, 3, 4.5, 20),
    TEXT: fc.constantFrom('Quá chậm', 'chậm', 'X', 'thường'),
  },
  { requiredKeys: [] },
);

describe('a compiled condition', () => {
  it('says what SurveyJS says, over random expressions and answers', () => {
    fc.assert(
      fc.property(expression, answers, (text, given) => {
        const theirs = Boolean(new ConditionRunner(text).runValues({ ...given }));
        expect([text, given, holds(compiled(text), given)]).toEqual([text, given, theirs]);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows the questions that SurveyJS shows, a hidden question counting as empty', () => {
    const chained = fc.constantFrom(
      '{G} < 4',
      '{G} notempty',
      '{A} notempty',
      '{A} = 1 or {G} = 5',
      '{B} empty',
      '!({B} > 2)',
    );
    const scale = { kind: 'scale', levels: 5, outside: [] } as const;
    const known = new Map(['G', 'A', 'B', 'C'].map((code) => [code, scale]));
    const level = fc.integer({ min: 1, max: 5 });
    const sent = fc.record({ G: level, A: level, B: level }, { requiredKeys: ['G'] });
    fc.assert(
      fc.property(fc.constantFrom('{G} < 4', '{G} > 2'), chained, chained, sent, level, (a, b, c, answers, after) => {
        fc.pre(!b.includes('{B}'));
        const conditions = { G: undefined, A: a, B: b, C: c };
        const model = new Model({
          clearInvisibleValues: 'onHidden',
          elements: Object.entries(conditions).map(([name, visibleIf]) => ({ type: 'rating', name, visibleIf })),
        });
        for (const [code, level] of Object.entries(answers)) {
          if (model.getQuestionByName(code).isVisible) model.setValue(code, level);
        }
        const given = { ...model.data, G: after };
        model.setValue('G', after);
        const rules = Object.entries(conditions).map(([code, text]) => {
          const parsed = text ? parseExpression(text) : null;
          return { code, visibleIf: parsed && compileCondition(parsed, code, known) };
        });
        const theirs = model.getAllQuestions(true).map((question) => question.name);
        expect([conditions, given, [...visibleQuestions(rules, given)]]).toEqual([conditions, given, theirs]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['today() > 3', 'today'],
    ['{G}', 'must compare a question with a value'],
    ['{G} + 1 > 3', 'must compare a question with a value'],
    ['{G} > {VISITS}', 'compares two questions'],
    ['{NOWHERE} = 1', 'asks about "NOWHERE", which is not a question'],
    ['{TEXT} > 3', 'can ask for more or less only of numbers'],
    ["{G} = ''", 'write "empty"'],
    ['{LIST} = 3', 'wrong kind of value'],
    ['{G} contains 3', 'cannot ask whether "G" contains this'],
    ["{USED} anyof ['x']", 'cannot ask whether "USED" is any of this'],
    ['{#G} = 1', '{#G}'],
  ])('is refused when it is %s', (text, reason) => {
    expect(() => compiled(text)).toThrow('"WHY": its condition');
    expect(() => compiled(text)).toThrow(reason);
  });

  it('is not read when SurveyJS cannot read it, or when it is nested without end', () => {
    expect(parseExpression('{G} >')).toBeNull();
    expect(parseExpression(`${'('.repeat(400)}{G} > 1${')'.repeat(400)}`)).toBeNull();
  });
});
