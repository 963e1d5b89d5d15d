import { isObject } from '../codes-by-place.js';
import type { Expression } from '../condition-compiler.js';
import { mappedExpression, writtenExpression } from './expression-text.js';
import { type Source, withElement } from './source.js';

type Parse = (expression: string) => Expression | null;

/** Properties that hold a condition. */
const CONDITIONS = ['visibleIf', 'choicesVisibleIf', 'expression'];

/**
 * Under another name; conditions and lists that speak of it go with it.
 * @param to not yet a name in the source
 */
export function renamedQuestion(source: Source, from: string, to: string): Source {
  const named = withElement(source, from, (question) => ({ ...question, name: to }));
  const braced = new RegExp(`\\{\\s*${escaped(from)}(?=\\s*\\}|\\.|\\[|-Comment\\s*\\})`, 'gi');
  return mapped(named, (name, value) => {
    if (CONDITIONS.includes(name) && typeof value === 'string') return value.replace(braced, `{${to}`);
    return name === 'choicesFromQuestion' && value === from ? to : value;
  }) as Source;
}

/** With other codes in the conditions that compare a question with its answers; what we cannot read stays as it is. */
export function withRecodedAnswers(
  source: Source,
  question: string,
  recoded: ReadonlyMap<string, string | number>,
  parse: Parse,
): Source {
  if (recoded.size === 0) return source;
  return mapped(source, (name, value) => {
    if (!CONDITIONS.includes(name) || typeof value !== 'string') return value;
    const parsed = parse(value);
    if (!parsed || !isAbout(parsed, question)) return value;
    const changed = mappedExpression(parsed, (part) => recodedIn(part, question, recoded));
    return writtenExpression(changed) ?? value;
  }) as Source;
}

/** Names of the questions, panels and pages whose conditions, or whose choices, speak of a question. */
export function speakingOf(source: Source, question: string, parse: Parse): readonly string[] {
  const names = new Set<string>();
  const look = (part: unknown, where: string): void => {
    if (Array.isArray(part)) for (const one of part) look(one, where);
    if (!isObject(part)) return;
    const place = typeof part.name === 'string' ? part.name : where;
    for (const [name, value] of Object.entries(part)) {
      const parsed = CONDITIONS.includes(name) && typeof value === 'string' ? parse(value) : null;
      const isNamed = name === 'choicesFromQuestion' && value === question;
      if (place !== question && (isNamed || (parsed && isAbout(parsed, question)))) names.add(place);
      look(value, place);
    }
  };
  look(source, '');
  return [...names];
}

function recodedIn(part: Expression, question: string, recoded: ReadonlyMap<string, string | number>): Expression {
  if (part.kind !== 'operation' || !part.of.some((one) => isQuestion(one, question))) return part;
  const changed = (one: Expression): Expression => {
    if (one.kind === 'list') return { ...one, of: one.of.map(changed) };
    const to = one.kind === 'constant' ? recoded.get(String(one.value)) : undefined;
    return to === undefined ? one : { kind: 'constant', value: to };
  };
  return { ...part, of: part.of.map(changed) };
}

function isAbout(expression: Expression, question: string): boolean {
  return 'of' in expression ? expression.of.some((one) => isAbout(one, question)) : isQuestion(expression, question);
}

/** Itself, one of its rows, or what is written beside it. */
function isQuestion(expression: Expression, question: string): boolean {
  if (expression.kind !== 'question') return false;
  const [name, own] = [expression.name.toLowerCase(), question.toLowerCase()];
  return name === own || name.startsWith(`${own}.`) || name === `${own}-comment`;
}

function mapped(part: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => mapped(one, change));
  if (!isObject(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, change(name, mapped(value, change))]));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
