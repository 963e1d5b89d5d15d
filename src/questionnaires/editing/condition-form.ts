import { type SentForm, textOf } from '../../communes/typed-rows.js';
import { readNumber } from '../../rules/typed-text.js';
import type { Askable } from './askable.js';
import { askableNamed, readCondition } from './condition-words.js';
import { type Relation, relations, writtenCondition } from './plain-condition.js';
import { textsOf } from './sent-form.js';
import { type SourceElement, withProperty } from './source.js';

/** One line of a condition as it is typed: a question, what is said of it, and the answers ticked or the number typed. */
export interface TypedPart {
  readonly question: string;
  readonly relation: Relation;
  readonly values: readonly string[];
}

/** A condition as a form holds it. */
export interface TypedCondition {
  readonly joined: 'and' | 'or';
  /** What says more than the form can: it is kept, unless somebody takes it away. */
  readonly complex: string | null;
  readonly dropped: boolean;
  readonly parts: readonly TypedPart[];
}

/** What is wrong with a line. */
export interface PartFault {
  readonly at: number;
  readonly why: 'values' | 'number' | 'relation' | 'unwritable';
}

export function typedConditionOf({ visibleIf }: SourceElement, askables: readonly Askable[]): TypedCondition {
  const plain = readCondition(visibleIf, askables);
  const parts = plain?.parts.map((part) => ({ ...part, question: askableNamed(askables, part.question)?.name ?? '' }));
  const complex = typeof visibleIf === 'string' && !plain ? visibleIf : null;
  return { joined: plain?.joined ?? 'and', complex, dropped: false, parts: parts ?? [] };
}

/** @param before what the form was made from: what is too complex to be typed travels no way but there */
export function conditionSent(sent: SentForm, before: TypedCondition): TypedCondition {
  const parts: TypedPart[] = [];
  for (let at = 0; sent[`if-question-${at}`] !== undefined; at += 1) {
    const relation = relations.find((one) => one === textOf(sent, `if-relation-${at}`)) ?? 'any-of';
    const question = textOf(sent, `if-question-${at}`);
    parts.push({ question, relation, values: textsOf(sent, `if-value-${at}`).filter((value) => value !== '') });
  }
  const joined = textOf(sent, 'if-joined') === 'or' ? 'or' : 'and';
  return { joined, complex: before.complex, dropped: textOf(sent, 'if-dropped') !== '', parts };
}

/** What became of the condition that was typed: the page, panel or question under it, or what is wrong. */
export type Conditioned = { readonly element: SourceElement } | { readonly partFaults: readonly PartFault[] };

/** A page, panel or question under the condition that was typed. */
export function withTypedCondition(
  element: SourceElement,
  typed: TypedCondition,
  askables: readonly Askable[],
): Conditioned {
  const unconditioned = { element: withProperty(element, 'visibleIf', undefined) };
  if (typed.complex !== null) return typed.dropped ? unconditioned : { element };
  const parts = typed.parts.filter(({ question }) => question !== '');
  const partFaults = typed.parts.flatMap((part, at) => faultOf(part, at, askables));
  if (partFaults.length > 0) return { partFaults };
  if (parts.length === 0) return unconditioned;
  const before = typedConditionOf(element, askables);
  const asWritten = parts.map((part) => ({ ...part, values: isUnsaid(part.relation) ? [] : part.values }));
  if (
    before.complex === null &&
    JSON.stringify([before.joined, before.parts]) === JSON.stringify([typed.joined, asWritten])
  ) {
    return { element };
  }
  const written = writtenCondition(
    {
      joined: typed.joined,
      parts: asWritten.map((part) => ({ ...part, values: part.values.map(asNumberTyped(part, askables)) })),
    },
    {
      given: (name) => askableNamed(askables, name)?.given ?? null,
      codes: (name) => askableNamed(askables, name)?.answers.map(({ code }) => code) ?? [],
    },
  );
  return written === null
    ? { partFaults: [{ at: 0, why: 'unwritable' }] }
    : { element: withProperty(element, 'visibleIf', written) };
}

export function isUnsaid(relation: Relation): boolean {
  return relation === 'answered' || relation === 'unanswered';
}

/** What can be said of a question. */
export function relationsOf({ given }: Askable): readonly Relation[] {
  if (given === 'words') return ['answered', 'unanswered'];
  if (given === 'number') return ['at-least', 'at-most', 'answered', 'unanswered'];
  return ['any-of', 'none-of', 'answered', 'unanswered'];
}

/** A row of numbers may be compared by size too, where a file says so. */
function isSayable(relation: Relation, asked: Askable): boolean {
  const isNumbered = asked.answers.some(({ code }) => typeof code === 'number');
  return relationsOf(asked).includes(relation) || (isNumbered && isBySize(relation));
}

function faultOf({ question, relation, values }: TypedPart, at: number, askables: readonly Askable[]): PartFault[] {
  if (question === '') return [];
  const asked = askableNamed(askables, question);
  if (!asked || !isSayable(relation, asked)) return [{ at, why: 'relation' }];
  if (isUnsaid(relation)) return [];
  if (values.length === 0) return [{ at, why: asked.given === 'number' ? 'number' : 'values' }];
  return isBySize(relation) && readNumber(values[0] ?? '') === null ? [{ at, why: 'number' }] : [];
}

function isBySize(relation: Relation): boolean {
  return relation === 'at-least' || relation === 'at-most';
}

/** "1.500" is 1500. */
function asNumberTyped({ question }: TypedPart, askables: readonly Askable[]): (value: string) => string {
  const isNumber = askableNamed(askables, question)?.given === 'number';
  return (value) => (isNumber ? String(readNumber(value) ?? value) : value);
}
