import { inEveryLanguage, type Text, translate } from '../formatting/languages.js';
import type { Condition } from '../rules/conditions.js';
import type { DefinedQuestion, DefinedText, ListedQuestion, SimpleQuestion } from './definition.js';

/** A question of one answer, and what it has from the question it is a part of. */
export type Part = SimpleQuestion & {
  readonly stem?: DefinedText | undefined;
  readonly requiredAmong?: readonly string[];
  /** Asked only with another answer of the same question. */
  readonly askedWith?: Condition;
};

/**
 * The questions of one answer that a question stands for: each row of a matrix, each line of a multiple text, what is
 * written behind "Khác", under the name by which SurveyJS itself knows them. So that rules, sums and forms know one kind
 * of question only.
 * @example partsOf({ type: 'matrix', name: 'M', rows: [{ value: 'r1' }], columns: [1, 2] }) // [{ name: 'M.r1', … }]
 */
export function partsOf(question: DefinedQuestion): readonly Part[] {
  switch (question.type) {
    case 'matrix': {
      const { name, rows, columns, isRequired, isAllRowRequired, title, type: _, ...common } = question;
      const parts = rows.map(({ value, text }) => ({
        ...{ ...common, type: 'radiogroup' as const, name: `${name}.${value}` },
        ...{ title: text ?? value, stem: title, isRequired: isAllRowRequired ?? false, choices: columns },
      }));
      return isRequired ? atLeastOne(parts) : parts;
    }
    case 'multipletext': {
      const { name, items, isRequired, title, type: _, ...common } = question;
      const parts = items.map((item) => ({
        ...{ ...common, type: 'text' as const, name: `${name}.${item.name}`, title: item.title ?? item.name },
        ...{ stem: title, isRequired: item.isRequired ?? false, maxLength: item.maxLength },
      }));
      return isRequired ? atLeastOne(parts) : parts;
    }
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return question.showOtherItem ? [question, writtenBehind(question)] : [question];
    default:
      return [question];
  }
}

/** The value of "Khác, ghi rõ" and of "không có", as SurveyJS sends them. */
export const OTHER = 'other';
export const NONE = 'none';

/** The words behind "Khác": SurveyJS keeps them under the question's name with `-Comment`. */
function writtenBehind({ name, type, title, otherText }: ListedQuestion): Part {
  const op = type === 'checkbox' ? 'contains' : 'equal';
  return {
    ...{
      type: 'text',
      name: `${name}-Comment`,
      title: otherText ?? said('questionnaires.other'),
      stem: title,
      maxLength: 500,
    },
    askedWith: { op, question: name, value: OTHER },
  };
}

/**
 * SurveyJS takes a required matrix or multiple text with one row answered; what it would send, the server takes. Told
 * once, at the first of them.
 */
function atLeastOne(parts: readonly Part[]): readonly Part[] {
  if (parts.some(({ isRequired }) => isRequired)) return parts;
  const requiredAmong = parts.map(({ name }) => name);
  return parts.map((part, index) => (index === 0 ? { ...part, requiredAmong } : part));
}

/** Whether SurveyJS draws the question as it was meant; our form asks its parts one after another. */
export function needsSurveyJs({ type }: DefinedQuestion): boolean {
  return type === 'matrix' || type === 'multipletext' || type === 'ranking';
}

/** Words of an answer that the definition leaves unnamed. */
export function said(key: 'form.yes' | 'form.no' | 'questionnaires.none' | 'questionnaires.other'): Text {
  return inEveryLanguage((language) => translate(language, key));
}
