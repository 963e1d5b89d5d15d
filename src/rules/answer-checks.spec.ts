import fc from 'fast-check';
import { en } from '../formatting/languages/en.js';
import { vi } from '../formatting/languages/vi.js';
import { type AnswerRule, checkAnswers, choicesAsDefined, visibleQuestions } from './answer-checks.js';
import { answerErrorCodes } from './kinds/kind.js';
import type { AnswerShape } from './kinds/kinds.js';

const general: AnswerRule = {
  code: 'G',
  required: true,
  visibleIf: null,
  shape: { kind: 'scale', levels: 5, outside: [] },
};
const why = rule('WHY', { kind: 'choices', values: ['slow', 'rude', 'far'], most: 2 });
const rules: readonly AnswerRule[] = [
  general,
  { ...why, visibleIf: { op: 'less', question: 'G', value: 4 } },
  rule('E1', { kind: 'scale', levels: 5, outside: ['dk'] }),
  rule('WAY', { kind: 'choice', values: ['direct', 'online', 3] }),
  rule('USED', { kind: 'boolean' }),
  rule('VISITS', { kind: 'number', least: 1, most: 20 }),
  rule('TEXT', { kind: 'text', longest: 10 }),
];

function rule(code: string, shape: AnswerShape): AnswerRule {
  return { code, required: false, visibleIf: null, shape };
}

function codesFor(answers: unknown): readonly string[] {
  return checkAnswers(rules, answers).map((error) => `${error.question}:${error.code}`);
}

describe('checking answers', () => {
  it('accepts the general answer alone, and every kind of answer', () => {
    expect(codesFor({ G: 5 })).toEqual([]);
    const all = { G: 1, WHY: ['slow'], E1: 'dk', WAY: 3, USED: false, VISITS: 2, TEXT: 'cảm ơn\n' };
    expect(codesFor(all)).toEqual([]);
  });

  it('refuses what lies outside the scale', () => {
    expect(checkAnswers([general], { G: 9 })).toEqual([
      { question: 'G', code: 'out-of-range', limits: { least: 1, most: 5 } },
    ]);
    for (const level of [0, -1, 6, 4.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(codesFor({ G: level })).toEqual(['G:out-of-range']);
    }
    expect(codesFor({ G: 'dk' })).toEqual(['G:unknown-choice']);
    expect(codesFor({ G: 5, E1: true })).toEqual(['E1:wrong-type']);
    expect(codesFor({ G: '5' })).toEqual(['G:unknown-choice']);
    expect(codesFor({ G: null })).toEqual(['G:wrong-type']);
  });

  it('refuses an answer that does not go with the others, where it is given and asked for', () => {
    const atMost = rule('LATE', { kind: 'number', least: null, most: null });
    const validIf = {
      op: 'or',
      of: [
        { op: 'less', question: 'LATE', value: 3 },
        { op: 'less', question: 'G', value: 3 },
      ],
    };
    const late = [general, { ...atMost, validIf } as AnswerRule];
    const codes = (answers: object) => checkAnswers(late, answers).map(({ question, code }) => `${question}:${code}`);
    expect([{ G: 5, LATE: 2 }, { G: 1, LATE: 9 }, { G: 5 }].flatMap(codes)).toEqual([]);
    expect(codes({ G: 5, LATE: 9 })).toEqual(['LATE:not-together']);
    // One slip is told once.
    expect(codes({ G: 9, LATE: 9 })).toEqual(['G:out-of-range']);
  });

  it('refuses choices that are not listed, repeated or too many', () => {
    expect(codesFor({ G: 1, WHY: ['slow', 'slow'] })).toEqual(['WHY:repeated-choice']);
    expect(codesFor({ G: 1, WHY: ['slow', 'rude', 'far'] })).toEqual(['WHY:too-many']);
    expect(codesFor({ G: 1, WHY: Array(9).fill('slow') })).toEqual(['WHY:too-many']);
    expect(codesFor({ G: 1, WHY: ['other'] })).toEqual(['WHY:unknown-choice']);
    expect(codesFor({ G: 1, WHY: 'slow' })).toEqual(['WHY:wrong-type']);
    expect(codesFor({ G: 1, WHY: [['slow']] })).toEqual(['WHY:wrong-type']);
    expect(codesFor({ G: 1, WAY: '3' })).toEqual(['WAY:unknown-choice']);
    expect(codesFor({ G: 1, WAY: {} })).toEqual(['WAY:wrong-type']);
  });

  it('refuses numbers and texts beyond their limits', () => {
    expect(codesFor({ G: 1, VISITS: 0 })).toEqual(['VISITS:too-small']);
    expect(codesFor({ G: 1, VISITS: 21 })).toEqual(['VISITS:too-large']);
    expect(codesFor({ G: 1, VISITS: '2' })).toEqual(['VISITS:wrong-type']);
    expect(codesFor({ G: 1, VISITS: Number.NaN })).toEqual(['VISITS:wrong-type']);
    expect(codesFor({ G: 1, TEXT: 'x'.repeat(11) })).toEqual(['TEXT:too-long']);
    expect(codesFor({ G: 1, TEXT: 'a\u0000b' })).toEqual(['TEXT:unreadable-text']);
    expect(codesFor({ G: 1, TEXT: '\ud800' })).toEqual(['TEXT:unreadable-text']);
    expect(codesFor({ G: 1, TEXT: 5 })).toEqual(['TEXT:wrong-type']);
    expect(codesFor({ G: 1, USED: 'true' })).toEqual(['USED:wrong-type']);
  });

  it('asks for what is required, an empty text being no answer', () => {
    expect(codesFor({})).toEqual(['G:required']);
    expect(codesFor({ G: '', TEXT: '', WHY: [] })).toEqual(['G:required']);
    expect(codesFor([])).toEqual([':not-answers']);
    expect(codesFor(null)).toEqual([':not-answers']);
    expect(codesFor('G')).toEqual([':not-answers']);
  });

  it('refuses answers to questions that do not apply, and only then asks for required ones that do', () => {
    expect(codesFor({ G: 5, WHY: ['slow'] })).toEqual(['WHY:hidden-question']);
    expect(codesFor({ G: 9, WHY: ['slow'] })).toEqual(['G:out-of-range']);
    const asked: AnswerRule = { ...why, required: true, visibleIf: { op: 'less', question: 'G', value: 4 } };
    expect(checkAnswers([general, asked], { G: 1 })).toEqual([{ question: 'WHY', code: 'required' }]);
    expect(checkAnswers([general, asked], { G: 9 })).toHaveLength(1);
    expect(checkAnswers([general, asked], { G: 5 })).toEqual([]);
  });

  it('tells errors in the order of the questions, and what nobody asked last', () => {
    const [, , e1, , , visits] = rules;
    const asked = [e1, visits, general].filter((one) => one !== undefined);
    const errors = checkAnswers(asked, { x: 1, VISITS: 0, E1: 9 });
    expect(errors.map(({ question }) => question)).toEqual(['E1', 'VISITS', 'G', 'x']);
  });

  it('judges conditions only where every answer is well formed', () => {
    expect(codesFor({ G: 5, WHY: ['slow'], x: 1 })).toEqual(['x:unknown-question']);
    expect(codesFor({ G: 9, WHY: ['slow'], x: 1 })).toEqual(['G:out-of-range', 'x:unknown-question']);
    // What is required in any case is asked for all the same.
    expect(codesFor({ E1: 9 })).toEqual(['G:required', 'E1:out-of-range']);
  });

  it('asks for one of several parts, where they apply', () => {
    const part = (code: string): AnswerRule => ({ ...rule(code, { kind: 'boolean' }), requiredAmong: ['A', 'B'] });
    const low = { op: 'less', question: 'G', value: 4 } as const;
    const parts = [general, { ...part('A'), visibleIf: low }, { ...part('B'), visibleIf: low }];
    const codes = (answers: object) => checkAnswers(parts, answers).map(({ question, code }) => `${question}:${code}`);
    expect(codes({ G: 1 })).toEqual(['A:one-required', 'B:one-required']);
    expect([{ G: 1, A: true }, { G: 1, B: false }, { G: 5 }].flatMap(codes)).toEqual([]);
  });

  it('knows no question that every object inherits', () => {
    expect(codesFor(JSON.parse('{"G":5,"__proto__":{"E1":5}}'))).toEqual(['__proto__:unknown-question']);
    expect(codesFor({ G: 5, constructor: 1 })).toEqual(['constructor:unknown-question']);
    expect(codesFor(Object.assign(Object.create(null), { G: 5 }))).toEqual([]);
    expect(codesFor(Object.create({ G: 5 }))).toEqual(['G:required']);
  });

  it('never throws and never lets a value outside its shape pass', () => {
    const sent = fc.dictionary(
      fc.constantFrom('G', 'WHY', 'E1', 'WAY', 'VISITS', 'x'),
      fc.oneof(fc.jsonValue(), fc.integer()),
    );
    fc.assert(
      fc.property(sent, (answers) => {
        if (checkAnswers(rules, answers).length > 0) return;
        expect([1, 2, 3, 4, 5]).toContain(answers.G);
        expect(['', 1, 2, 3, 4, 5, 'dk', undefined]).toContainEqual(isBlank(answers.E1) ? '' : answers.E1);
        expect(Object.keys(answers)).not.toContain('x');
      }),
      { numRuns: 500 },
    );
  });

  it('has a sentence for every error, in every language', () => {
    for (const language of [vi, en]) {
      expect(Object.keys(language.answerErrors).sort()).toEqual([...answerErrorCodes].sort());
    }
  });
});

describe('choices that were sent as text', () => {
  const asked = [
    rule('K', { kind: 'choices', values: [1, 2, 3], most: null }),
    rule('ONE', { kind: 'choice', values: [1] }),
  ];

  it('become the values of the definition, and what is not among them stays', () => {
    expect(choicesAsDefined(asked, { K: ['1', '3'], ONE: '1' })).toEqual({ K: [1, 3], ONE: '1' });
    expect(choicesAsDefined(asked, { K: ['1', 'x', 2, null, ['3']] })).toEqual({ K: [1, 'x', 2, null, ['3']] });
  });

  it('are left alone where there is nothing to change', () => {
    const inherited: Record<string, unknown> = Object.create({ K: ['1'] });
    for (const answers of [{ K: [1, 3] }, { K: '1' }, { K: [] }, { ONE: ['1'] }, { other: ['1'] }, inherited]) {
      expect(choicesAsDefined(asked, answers)).toBe(answers);
    }
  });
});

function isBlank(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

describe('the questions that apply', () => {
  const general = { code: 'G', visibleIf: null };
  const why = { code: 'WHY', visibleIf: { op: 'less', question: 'G', value: 4 } } as const;
  const more = { code: 'MORE', visibleIf: { op: 'answered', question: 'WHY' } } as const;

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
