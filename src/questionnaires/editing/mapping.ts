import { CODES_OF_DIMENSION } from '../question-compiler.js';
import { dimensions } from '../questionnaire.js';
import { answerListOf, codesIn } from './choice-lists.js';
import type { SourceElement } from './source.js';
import {
  elementNamed,
  elementsOf,
  pagesOf,
  type Source,
  withElement,
  withElements,
  withEveryQuestion,
  withPages,
  withProperty,
} from './source.js';

/** What SurveyJS does not know of a question, beside its scale (`scale.ts`). */
export interface Mapping {
  /** Key of an element of the reports; empty for none. */
  readonly element: string;
  readonly rates: '' | 'receiving' | 'resolving';
  readonly resolvingHeadline: boolean;
  readonly phoneAndPaperOnly: boolean;
  readonly dimension: '' | (typeof dimensions)[number];
  /** Whose list stands before the choices. */
  readonly choicesFrom: '' | 'fields' | 'villages';
}

export function mappingOf(question: SourceElement): Mapping {
  const { element, rates, resolvingHeadline, phoneAndPaperOnly, dimension, choicesFrom } = question;
  return {
    element: typeof element === 'string' ? element : '',
    rates: rates === 'receiving' || rates === 'resolving' ? rates : '',
    resolvingHeadline: resolvingHeadline === true,
    phoneAndPaperOnly: phoneAndPaperOnly === true,
    dimension: dimensions.find((one) => one === dimension) ?? '',
    choicesFrom: choicesFrom === 'fields' || choicesFrom === 'villages' ? choicesFrom : '',
  };
}

/** A question with some of its mapping as it is wanted. */
export function withMapping(question: SourceElement, wanted: Partial<Mapping>): SourceElement {
  const before = mappingOf(question);
  return Object.entries(wanted).reduce(
    (mapped, [name, value]) =>
      before[name as keyof Mapping] === value ? mapped : withProperty(mapped, name, value || undefined),
    question,
  );
}

export function isGeneral({ general }: SourceElement): boolean {
  return general === true;
}

/**
 * With this question as the general item: it stands first, on a page that everybody sees, and is asked of everybody;
 * the one that was it until now is an item like others.
 */
export function withGeneral(source: Source, name: string): Source {
  const question = elementNamed(source, name);
  if (!question) return source;
  const others = withEveryQuestion(source, (one) =>
    one.name !== name && isGeneral(one)
      ? withProperty(withProperty(one, 'general', undefined), 'isRequired', undefined)
      : one,
  );
  const general: SourceElement = { ...withProperty(question, 'visibleIf', undefined), general: true, isRequired: true };
  const [first] = pagesOf(source);
  if (first && first.visibleIf === undefined && elementsOf(first)[0] === question) {
    return withElement(others, name, () => general);
  }
  return withPages(
    withElement(others, name, () => null),
    ([page, ...rest]) => {
      if (page && page.visibleIf === undefined) return [withElements(page, (inner) => [general, ...inner]), ...rest];
      const own = { name: 'cau-chung', elements: [general] };
      return page ? [own, page, ...rest] : [own];
    },
  );
}

/** Whether a list of the commune may stand before the choices, and figures be broken down by the answer. */
export function canDivide({ type }: SourceElement): boolean {
  return ['radiogroup', 'buttongroup', 'dropdown'].includes(String(type));
}

/** Answers whose codes a dimension does not know. */
export function strayFrom(question: SourceElement, dimension: Mapping['dimension']): readonly string[] {
  const known = CODES_OF_DIMENSION[dimension];
  const list = answerListOf(question);
  return known && list
    ? codesIn(question, list)
        .map(String)
        .filter((code) => !known.includes(code))
    : [];
}
