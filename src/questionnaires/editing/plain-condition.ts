import type { Expression } from '../condition-compiler.js';
import { writtenExpression } from './expression-text.js';

/** What a condition may say of one question, each as somebody chooses it from a list. */
export const relations = ['any-of', 'none-of', 'at-least', 'at-most', 'answered', 'unanswered'] as const;
export type Relation = (typeof relations)[number];

/** "Câu G là một trong: 1, 2": what one question says. Values are codes of its answers as text, or one number. */
export interface PlainPart {
  readonly question: string;
  readonly relation: Relation;
  readonly values: readonly string[];
}

/** A condition that can be said in plain words: all of its parts hold, or any of them. */
export interface PlainCondition {
  readonly joined: 'and' | 'or';
  readonly parts: readonly PlainPart[];
}

/** How the answers of a question are given, and so what can be asked of them; `words` are only given or not. */
export type AnswersGiven = 'one' | 'several' | 'number' | 'words';

type Said = Pick<PlainPart, 'relation' | 'values'>;

/**
 * A condition in plain words.
 * @param given how each question is answered; null for one that does not exist
 * @returns null where it says more than that, such as "and" beside "or": then it is shown as it is written, and kept
 */
export function plainCondition(
  expression: Expression,
  given: (question: string) => AnswersGiven | null,
): PlainCondition | null {
  const joined = expression.kind === 'operation' && expression.operator === 'or' ? 'or' : 'and';
  const parts = joinedBy(expression, joined).map((part) => plainPart(part, given));
  return parts.every((part) => part !== null) ? { joined, parts } : null;
}

/** What stands between the same word all along. */
function joinedBy(expression: Expression, word: 'and' | 'or'): readonly Expression[] {
  if (expression.kind !== 'operation' || expression.operator !== word) return [expression];
  return expression.of.flatMap((part) => joinedBy(part, word));
}

function plainPart(part: Expression, given: (question: string) => AnswersGiven | null): PlainPart | null {
  if (part.kind !== 'operation') return null;
  const [asked, constant] = part.of;
  if (asked?.kind !== 'question') return null;
  const { name: question } = asked;
  const answers = given(question);
  const said = answers && saidBy(part.operator, constant, answers);
  return said && { question, ...said };
}

function saidBy(operator: string, constant: Expression | undefined, answers: AnswersGiven): Said | null {
  const values = valuesOf(constant);
  switch (operator) {
    case 'notempty':
      return { relation: 'answered', values: [] };
    case 'empty':
      return { relation: 'unanswered', values: [] };
    case 'equal':
    case 'notequal':
      // Of several answers it would be "these and no others".
      if (answers !== 'one' || constant?.kind !== 'constant' || !values) return null;
      return { relation: operator === 'equal' ? 'any-of' : 'none-of', values };
    case 'contains':
    case 'notcontains':
      if (answers !== 'several' || constant?.kind !== 'constant' || !values) return null;
      return { relation: operator === 'contains' ? 'any-of' : 'none-of', values };
    case 'anyof':
    case 'noneof':
      if ((answers !== 'one' && answers !== 'several') || constant?.kind !== 'list' || !values) return null;
      return { relation: operator === 'anyof' ? 'any-of' : 'none-of', values };
    case 'greaterorequal':
    case 'lessorequal':
      if (constant?.kind !== 'constant' || typeof constant.value !== 'number' || !values) return null;
      if (answers !== 'one' && answers !== 'number') return null;
      return { relation: operator === 'greaterorequal' ? 'at-least' : 'at-most', values };
    default:
      return null;
  }
}

function valuesOf(constant: Expression | undefined): readonly string[] | null {
  if (constant?.kind === 'constant') return constant.value === '' ? null : [String(constant.value)];
  if (constant?.kind !== 'list' || constant.of.length === 0) return null;
  const values = constant.of.map((one) => (one.kind === 'constant' ? String(one.value) : null));
  return values.every((value) => value !== null) ? values : null;
}

/**
 * The expression of a condition in plain words.
 * @param codes the codes of a question's answers as the source writes them, so that numbers stay numbers
 * @returns null where it has no parts, or one of its values cannot be written
 * @example writtenCondition({ joined: 'and', parts: [{ question: 'G', relation: 'any-of', values: ['1', '2'] }] }, of)
 *   // '{G} anyof [1, 2]'
 */
export function writtenCondition(
  { joined, parts }: PlainCondition,
  {
    given,
    codes,
  }: {
    readonly given: (question: string) => AnswersGiven | null;
    readonly codes: (question: string) => readonly (string | number | boolean)[];
  },
): string | null {
  const expressions = parts.map((part) => expressionOf(part, given(part.question), codes(part.question)));
  const [first, ...rest] = expressions;
  if (!first) return null;
  return writtenExpression(
    rest.reduce<Expression>((all, one) => ({ kind: 'operation', operator: joined, of: [all, one] }), first),
  );
}

function expressionOf(
  { question, relation, values }: PlainPart,
  answers: AnswersGiven | null,
  codes: readonly (string | number | boolean)[],
): Expression {
  const asked: Expression = { kind: 'question', name: question };
  const constants = values.map((value): Expression => {
    const code = codes.find((one) => String(one) === value);
    return { kind: 'constant', value: code ?? (answers === 'number' ? Number(value) : value) };
  });
  const [first = { kind: 'constant', value: '' }] = constants;
  const compared = (operator: string, value: Expression): Expression => ({
    kind: 'operation',
    operator,
    of: [asked, value],
  });
  const list: Expression = { kind: 'list', of: constants };
  switch (relation) {
    case 'answered':
      return { kind: 'operation', operator: 'notempty', of: [asked] };
    case 'unanswered':
      return { kind: 'operation', operator: 'empty', of: [asked] };
    case 'at-least':
      return compared('greaterorequal', first);
    case 'at-most':
      return compared('lessorequal', first);
    case 'any-of':
      return answers === 'one' && values.length === 1 ? compared('equal', first) : compared('anyof', list);
    case 'none-of':
      return answers === 'one' && values.length === 1 ? compared('notequal', first) : compared('noneof', list);
  }
}
