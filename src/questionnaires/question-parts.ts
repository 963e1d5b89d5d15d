import { inEveryLanguage, type Text, translate } from '../formatting/languages.js';
import { isRecord } from '../rules/answer-checks.js';
import type { Condition } from '../rules/conditions.js';
import type { DefinedQuestion, DefinedText, ListedQuestion, RepeatedQuestion, SimpleQuestion } from './definition.js';
import { refuse } from './definition-error.js';
import { repeatedQuestions } from './repeated-questions.js';

/** A question of one answer, and what it has from the question it is a part of. */
export type Part = SimpleQuestion & {
  readonly stem?: DefinedText | undefined;
  readonly requiredAmong?: readonly string[];
  /** Asked only with another answer of the same question. */
  readonly askedWith?: Condition | undefined;
  /** Of one that is asked several times: what `panel.` and `row.` stand for in its condition. */
  readonly within?: string;
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
      const values = rows.map(({ value }) => value);
      const parts = rows.map(({ value, text }) => ({
        ...{ ...common, type: 'radiogroup' as const, name: `${name}.${value}`, ...defaultOf(question, value, values) },
        ...{ title: text ?? value, stem: title, isRequired: isAllRowRequired ?? false, choices: columns },
      }));
      return [...(isRequired ? atLeastOne(parts) : parts), ...commentOn(question)];
    }
    case 'multipletext': {
      const { name, items, isRequired, title, type: _, ...common } = question;
      const names = items.map(({ name }) => name);
      const parts = items.map((item) => ({
        ...{ ...common, ...item, type: 'text' as const, name: `${name}.${item.name}`, title: item.title ?? item.name },
        ...{ stem: title, isRequired: item.isRequired ?? false, ...defaultOf(question, item.name, names) },
      }));
      return isRequired ? atLeastOne(parts) : parts;
    }
    case 'matrixdropdown':
    case 'matrixdynamic':
    case 'paneldynamic': {
      const all = repeatedQuestions(question);
      const first = all.filter(({ within }) => within === all[0]?.within);
      const asked = question.isRequired ? [...atLeastOne(first), ...all.slice(first.length)] : all;
      return asked.flatMap((one) => partsOf(one).map((part) => ({ ...part, stem: one.stem, within: one.within })));
    }
    case 'text':
    case 'comment':
      return [question];
    default:
      return [question, ...(isListed(question) && question.showOtherItem ? [otherOf(question)] : commentOn(question))];
  }
}

/** The conditions under which SurveyJS shows single choices, with the value of each that `{item}` stands for. */
export function choiceConditions(question: ListedQuestion): readonly ChoiceCondition[] {
  const { choices = [], choicesVisibleIf } = question;
  return choices.flatMap((choice): readonly ChoiceCondition[] => {
    const { value, visibleIf } = typeof choice === 'object' ? choice : { value: choice, visibleIf: undefined };
    return [choicesVisibleIf, visibleIf].filter(isGiven).map((expression) => ({ expression, value }));
  });
}
interface ChoiceCondition {
  readonly expression: string;
  readonly value: string | number;
}

function isGiven<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/** Whether SurveyJS may add "Khác, ghi rõ" and "không có" to its answers. */
export function isListed(question: DefinedQuestion): question is ListedQuestion {
  return ['radiogroup', 'buttongroup', 'dropdown', 'checkbox', 'tagbox'].includes(question.type);
}

/** The value of "Khác, ghi rõ" and of "không có", as SurveyJS sends them. */
export const OTHER = 'other';
export const NONE = 'none';

/** The words behind "Khác": SurveyJS keeps them under the question's name with `-Comment`. */
function otherOf(question: ListedQuestion): Part {
  const { name, type, otherText = said('questionnaires.other') } = question;
  const op = type === 'checkbox' || type === 'tagbox' ? 'contains' : 'equal';
  return writtenBehind(question, otherText, { op, question: name, value: OTHER });
}

/** A field for words below a question of any answer, under the same name. */
function commentOn(question: Exclude<DefinedQuestion, RepeatedQuestion>): readonly Part[] {
  const { showCommentArea, commentText = said('questionnaires.comment') } = question;
  return showCommentArea ? [writtenBehind(question, commentText)] : [];
}

function writtenBehind({ name, title: stem }: DefinedQuestion, title: DefinedText, askedWith?: Condition): Part {
  return { type: 'text', name: `${name}-Comment`, title, stem, maxLength: 500, askedWith };
}

/** What stands in one part from the beginning; what names no part is no answer to any. */
function defaultOf(
  { defaultValue }: Exclude<DefinedQuestion, RepeatedQuestion>,
  part: string,
  parts: readonly string[],
): DefaultOfPart {
  const isOfParts = isRecord(defaultValue) && Object.keys(defaultValue).every((name) => parts.includes(name));
  return { defaultValue: isOfParts ? defaultValue[part] : defaultValue === undefined ? undefined : null };
}
interface DefaultOfPart {
  readonly defaultValue: unknown;
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

const BY_SURVEY_JS = ['matrix', 'multipletext', 'ranking', 'matrixdropdown', 'matrixdynamic', 'paneldynamic'];

/**
 * Whether SurveyJS draws the question as it was meant; our form asks its parts one after another, and nothing stands in
 * it from the beginning.
 */
export function needsSurveyJs(question: DefinedQuestion): boolean {
  if (BY_SURVEY_JS.includes(question.type)) return true;
  if ('defaultValue' in question && question.defaultValue !== undefined) return true;
  return isListed(question) && [question.choicesFromQuestion, ...choiceConditions(question)].some(isGiven);
}

/** Words of an answer that the definition leaves unnamed. */
export function said(
  key: 'form.yes' | 'form.no' | 'questionnaires.none' | 'questionnaires.other' | 'questionnaires.comment',
): Text {
  return inEveryLanguage((language) => translate(language, key));
}

/**
 * The question with the choices it takes from another one, all of them: SurveyJS shows those that were chosen there, on
 * paper and without script all are listed, and any of them is an answer.
 * @throws DefinitionError where the other one lists none, or has answers in words of one's own
 */
export function withChoicesOf(question: DefinedQuestion, all: readonly DefinedQuestion[]): DefinedQuestion {
  if (!isListed(question) || question.choicesFromQuestion === undefined) return question;
  const { name, choicesFromQuestion } = question;
  const source = all.find((one) => one.name === choicesFromQuestion);
  if (!source || !isListed(source) || source.choicesFromQuestion !== undefined || source.showOtherItem) {
    throw refuse(name, 'no-choices-to-list', { name: choicesFromQuestion });
  }
  return { ...question, choices: source.choices, choicesFrom: source.choicesFrom };
}
