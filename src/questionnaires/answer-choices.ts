import type { AnswerShape } from '../rules/kinds/kinds.js';
import type { DefinedChoices, ListedQuestion, SimpleQuestion } from './definition.js';
import { refuse } from './definition-error.js';
import { readText } from './localised-text.js';
import { NONE, OTHER, said } from './question-parts.js';
import type { Choice, Scale } from './questionnaire.js';

/** The answers a question lists, in the order shown. */
export function choicesOf(question: SimpleQuestion): readonly Choice[] {
  switch (question.type) {
    case 'radiogroup':
    case 'buttongroup':
    case 'dropdown':
    case 'checkbox':
    case 'tagbox':
      return listedIn(question);
    case 'ranking':
      return listed(question.choices ?? [], question.name);
    case 'rating':
      return question.rateValues ? listed(question.rateValues, question.name) : rates(question);
    case 'boolean':
      return [
        { value: 'true', text: question.labelTrue ? readText(question.labelTrue, question.name) : said('form.yes') },
        { value: 'false', text: question.labelFalse ? readText(question.labelFalse, question.name) : said('form.no') },
      ];
    default:
      return [];
  }
}

/**
 * The scale of a satisfaction item; null where the question does not say which levels are satisfied.
 * @throws DefinitionError where the choices are not exactly the levels 1 … 3, 4 or 5 and after them the answers outside
 */
export function scaleOf(question: SimpleQuestion, choices: readonly Choice[]): Scale | null {
  const { satisfied, outside = [], name, type } = question;
  if (!satisfied) return null;
  if (type !== 'radiogroup' && type !== 'rating' && type !== 'dropdown') {
    throw refuse(name, 'no-scale-of-this-type', { type });
  }
  const levels = choices.filter((choice) => !outside.includes(String(choice.value))).map((choice) => choice.value);
  const count = levels.length;
  if (count !== 3 && count !== 4 && count !== 5) throw refuse(name, 'scale-levels');
  const expected = Array.from({ length: count }, (_, index) => index + 1);
  if (!expected.every((level) => levels.includes(level))) {
    throw refuse(name, 'levels-not-numbers', { levels: count });
  }
  if (choices.some(({ value }) => typeof value === 'number' && outside.includes(String(value)))) {
    throw refuse(name, 'outside-number');
  }
  const last = choices.slice(count).map((choice) => String(choice.value));
  if (last.length !== outside.length || !outside.every((one) => last.includes(one))) {
    throw refuse(name, 'outside-last');
  }
  const top = expected.slice(-satisfied.length);
  if (satisfied.length >= count || !top.every((level) => satisfied.includes(level))) {
    throw refuse(name, 'satisfied-not-highest');
  }
  return { levels: count, satisfied: top, outside };
}

/** Letters of a written answer, where a question says nothing of it. */
export const LONGEST_ANSWERS = { text: 200, comment: 2000 } as const;

/** What a valid answer looks like. */
export function shapeOf(question: SimpleQuestion, choices: readonly Choice[], scale: Scale | null): AnswerShape {
  if (scale) return { kind: 'scale', levels: scale.levels, outside: scale.outside };
  switch (question.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'checkbox':
    case 'tagbox':
      return { ...severalOf(question, choices), ...(question.showNoneItem && { alone: NONE }) };
    case 'ranking':
      return severalOf(question, choices);
    case 'text':
      return shapeOfLine(question);
    case 'comment':
      return { kind: 'text', longest: longest(question.maxLength, LONGEST_ANSWERS.comment), ...shortestOf(question) };
    default:
      return { kind: 'choice', values: choices.map((choice) => choice.value) };
  }
}

type SeveralQuestion = Extract<SimpleQuestion, { minSelectedChoices?: unknown }>;
function severalOf(question: SeveralQuestion, choices: readonly Choice[]): Extract<AnswerShape, { kind: 'choices' }> {
  const { minSelectedChoices: least = 0, maxSelectedChoices: most = 0, name } = question;
  if (least > (most || choices.length)) throw refuse(name, 'asks-too-many');
  const values = choices.map((choice) => choice.value);
  return { kind: 'choices', values, most: most > 0 ? most : null, ...(least > 0 && { least }) };
}

function shortestOf({ validators = [] }: SimpleQuestion): { readonly shortest?: number } {
  const bounds = validators.flatMap((validator) => (validator.type === 'text' ? validator.minLength : []));
  return bounds.length > 0 ? { shortest: Math.max(...bounds) } : {};
}

function shapeOfLine(question: Extract<SimpleQuestion, { type: 'text' }>): AnswerShape {
  const { name, inputType, min = null, max = null, step, maxLength } = question;
  switch (inputType) {
    case 'number': {
      if (typeof min === 'string' || typeof max === 'string') throw refuse(name, 'bounds-no-numbers');
      return { kind: 'number', least: min, most: max, ...(step === 1 && { whole: true as const }) };
    }
    case 'date': {
      if (typeof min === 'number' || typeof max === 'number') throw refuse(name, 'bounds-no-days');
      return { kind: 'date', least: min, most: max };
    }
    default:
      return {
        ...{ kind: 'text', longest: longest(maxLength, LONGEST_ANSWERS.text), ...shortestOf(question) },
        ...(inputType === 'email' && { email: true }),
      };
  }
}

/** What SurveyJS adds comes behind the choices of the definition. */
function listedIn(question: ListedQuestion): readonly Choice[] {
  const {
    choices = [],
    showNoneItem,
    noneText = said('questionnaires.none'),
    showOtherItem,
    otherText = said('questionnaires.other'),
    name,
  } = question;
  const none = showNoneItem ? [{ value: NONE, text: noneText }] : [];
  const other = showOtherItem ? [{ value: OTHER, text: otherText }] : [];
  return listed([...choices, ...none, ...other], name);
}

function listed(choices: DefinedChoices, where: string): readonly Choice[] {
  const read = choices.map((choice): Choice => {
    const { value, text } = typeof choice === 'object' ? choice : { value: choice, text: undefined };
    return { value, text: readText(text ?? String(value), where) };
  });
  const values = new Set(read.map((choice) => String(choice.value).toLowerCase()));
  if (values.size < read.length) throw refuse(where, 'choice-twice');
  return read;
}

/** Boxes of a row of numbers. */
export const MOST_RATES = 21;

function rates(question: Extract<SimpleQuestion, { type: 'rating' }>): readonly Choice[] {
  const { rateMin = 1, rateMax, rateStep = 1, rateCount, name } = question;
  const { minRateDescription: low, maxRateDescription: high } = question;
  const most = rateMax ?? (rateCount === undefined ? rateMin + 4 : rateMin + (rateCount - 1) * rateStep);
  const count = Math.floor((most - rateMin) / rateStep) + 1;
  if (count < 2 || count > MOST_RATES) throw refuse(name, 'rate-count', { most: MOST_RATES });
  return Array.from({ length: count }, (_, index) => {
    const value = rateMin + index * rateStep;
    const words = value === rateMin ? low : value === most ? high : undefined;
    return { value, text: readText(words ?? String(value), name) };
  });
}

function longest(maxLength: number | undefined, otherwise: number): number {
  return maxLength !== undefined && maxLength > 0 ? maxLength : otherwise;
}
