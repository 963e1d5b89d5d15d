import type { AnswerValue } from '../rules/answers.js';
import type { Condition } from '../rules/conditions.js';
import type { AnswerShape } from '../rules/kinds/kinds.js';
import { refuse as refuseDefinition } from './definition-error.js';
import type { FaultCode } from './definition-fault.js';

/** A parsed SurveyJS expression, without SurveyJS. Constants as SurveyJS reads them: `'a'` is a, `1` is a number. */
export type Expression =
  | { readonly kind: 'operation'; readonly operator: string; readonly of: readonly Expression[] }
  | { readonly kind: 'question'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly of: readonly Expression[] }
  | { readonly kind: 'unsupported'; readonly what: string };

type Asked = { readonly name: string; readonly shape: AnswerShape };

/** The same comparison read from the right: `4 <= {G}` is `{G} >= 4`. */
const MIRRORED: Readonly<Record<string, string>> = {
  equal: 'equal',
  notequal: 'notequal',
  less: 'greater',
  lessorequal: 'greaterorequal',
  greater: 'less',
  greaterorequal: 'lessorequal',
};
const ORDERINGS = {
  less: 'less',
  lessorequal: 'less-or-equal',
  greater: 'greater',
  greaterorequal: 'greater-or-equal',
} as const;

/**
 * A parsed expression as a condition of ours. Comparisons of one question with constants, joined by and, or, not.
 * @param where the question, panel or page that carries the expression
 * @param shapes of all questions, by code
 * @throws DefinitionError for functions, arithmetic, comparisons of two questions, unknown questions and for
 *   comparisons whose meaning would not be plain (`contains` on a number)
 */
export function compileCondition(
  expression: Expression,
  where: string,
  shapes: ReadonlyMap<string, AnswerShape>,
): Condition {
  const refuse = (code: FaultCode, values: Readonly<Record<string, string>> = {}) =>
    refuseDefinition(where, code, values);

  function compile(part: Expression): Condition {
    if (part.kind === 'unsupported') throw refuse('condition-not-supported', { what: part.what });
    if (part.kind !== 'operation') throw refuse('condition-no-comparison');
    const [first, second] = part.of;
    if (!first) throw refuse('condition-unreadable');
    if (part.operator === 'and' || part.operator === 'or') return { op: part.operator, of: part.of.map(compile) };
    if (part.operator === 'negate') return not(compile(first));
    if (part.operator === 'notempty') return { op: 'answered', question: asked(first).name };
    if (part.operator === 'empty') return not({ op: 'answered', question: asked(first).name });
    if (!second) throw refuse('condition-no-value');
    const mirrored = MIRRORED[part.operator];
    if (first.kind === 'constant' && mirrored !== undefined) return compare(mirrored, asked(second), constant(first));
    return compare(part.operator, asked(first), constant(second));
  }

  function asked(part: Expression): Asked {
    if (part.kind === 'unsupported') throw refuse('condition-not-supported', { what: part.what });
    if (part.kind !== 'question') throw refuse('condition-no-comparison');
    const shape = shapes.get(part.name);
    if (!shape) throw refuse('condition-no-question', { name: part.name });
    return { name: part.name, shape };
  }

  function constant(part: Expression): AnswerValue {
    if (part.kind === 'constant' && part.value !== '') return part.value;
    if (part.kind === 'list' && part.of.length > 0) return part.of.map((one) => String(constant(one)));
    if (part.kind === 'question') throw refuse('condition-two-questions');
    if (part.kind === 'unsupported') throw refuse('condition-not-supported', { what: part.what });
    throw refuse('condition-empty-value');
  }

  function compare(operator: string, { name, shape }: Asked, value: AnswerValue): Condition {
    const several = typeof value === 'object';
    switch (operator) {
      case 'equal':
      case 'notequal':
        if (several !== (shape.kind === 'choices')) throw refuse('condition-wrong-value', { name });
        return negatedIf(operator === 'notequal', { op: 'equal', question: name, value });
      case 'less':
      case 'lessorequal':
      case 'greater':
      case 'greaterorequal':
        if (typeof value !== 'number' || !['scale', 'choice', 'number'].includes(shape.kind)) {
          throw refuse('condition-no-order', { name });
        }
        return { op: ORDERINGS[operator], question: name, value };
      case 'contains':
      case 'notcontains':
      case 'allof':
        if (shape.kind !== 'choices' && (shape.kind !== 'text' || operator !== 'contains' || !isText(value))) {
          throw refuse('condition-no-contains', { name });
        }
        return negatedIf(operator === 'notcontains', { op: 'contains', question: name, value });
      case 'anyof':
      case 'noneof':
        if (!several || shape.kind === 'text' || shape.kind === 'boolean') {
          throw refuse('condition-no-any', { name });
        }
        return negatedIf(operator === 'noneof', { op: 'any-of', question: name, value });
      default:
        throw refuse('condition-operator', { operator });
    }
  }

  return compile(expression);
}

/** All of the conditions; null where there is none. */
export function allOf(conditions: readonly (Condition | null)[]): Condition | null {
  const given = conditions.filter((condition) => condition !== null);
  return given.length > 1 ? { op: 'and', of: given } : (given[0] ?? null);
}

function negatedIf(negated: boolean, condition: Condition): Condition {
  return negated ? not(condition) : condition;
}

function not(condition: Condition): Condition {
  return { op: 'not', of: condition };
}

function isText(value: AnswerValue): boolean {
  return typeof value === 'string';
}
