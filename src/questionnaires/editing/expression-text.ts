import type { Expression } from '../condition-compiler.js';

const SIGNS: Readonly<Record<string, string>> = {
  equal: '=',
  notequal: '<>',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
};
const AFTER = ['empty', 'notempty'];

/**
 * An expression as SurveyJS reads it again.
 * @returns null where it holds what we do not read either, or a value that SurveyJS could not read back
 * @example writtenExpression({ kind: 'operation', operator: 'notempty', of: [{ kind: 'question', name: 'G' }] })
 *   // '{G} notempty'
 */
export function writtenExpression(expression: Expression): string | null {
  switch (expression.kind) {
    case 'question':
      return /[{}]/.test(expression.name) ? null : `{${expression.name}}`;
    case 'constant':
      return writtenValue(expression.value);
    case 'list': {
      const values = expression.of.map(writtenExpression);
      return values.includes(null) ? null : `[${values.join(', ')}]`;
    }
    case 'operation':
      return writtenOperation(expression.operator, expression.of);
    case 'unsupported':
      return null;
  }
}

function writtenOperation(operator: string, of: readonly Expression[]): string | null {
  const [first, second] = of.map((part) => inBrackets(part));
  if (typeof first !== 'string') return null;
  if (operator === 'negate') return `!${first.startsWith('(') ? first : `(${first})`}`;
  if (AFTER.includes(operator)) return `${first} ${operator}`;
  return typeof second === 'string' ? `${first} ${SIGNS[operator] ?? operator} ${second}` : null;
}

function inBrackets(part: Expression): string | null {
  const written = writtenExpression(part);
  return part.kind === 'operation' && written !== null ? `(${written})` : written;
}

function writtenValue(value: string | number | boolean): string | null {
  if (typeof value !== 'string') return String(value);
  return /[\\{}]/.test(value) || value === '' ? null : `'${value.replaceAll("'", "\\'")}'`;
}

/** An expression with something else in the place of the comparisons, questions and values in it. */
export function mappedExpression(expression: Expression, change: (part: Expression) => Expression): Expression {
  const inner =
    'of' in expression
      ? { ...expression, of: expression.of.map((part) => mappedExpression(part, change)) }
      : expression;
  return change(inner);
}
