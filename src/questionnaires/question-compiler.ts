import { inEveryLanguage } from '../formatting/languages.js';
import type { Condition } from '../rules/conditions.js';
import { type AnswerShape, faultOf } from '../rules/kinds/kinds.js';
import { choicesOf, scaleOf, shapeOf } from './answer-choices.js';
import { allOf } from './condition-compiler.js';
import type { DefinedText, SimpleQuestion } from './definition.js';
import { type Faults, refuse } from './definition-error.js';
import { readText } from './localised-text.js';
import { isListed, type Part } from './question-parts.js';
import type { Choice, Page, Question } from './questionnaire.js';

const CONTROLS = {
  radiogroup: 'radio',
  buttongroup: 'radio',
  rating: 'radio',
  checkbox: 'checkbox',
  tagbox: 'checkbox',
  dropdown: 'dropdown',
  boolean: 'boolean',
  text: 'text',
  comment: 'comment',
  ranking: 'checkbox',
} as const;
/** Codes that mean the same in every questionnaire, because figures are broken down by them. */
export const CODES_OF_DIMENSION: Readonly<Record<string, readonly string[]>> = {
  group: ['people', 'organisation', 'business'],
  way: ['direct', 'online', 'post', 'home'],
};

/** Where nothing is known of its answers, because something is wrong with it. */
const ANYTHING: AnswerShape = { kind: 'text', longest: 200 };

/**
 * One question of a definition; its condition is set by the pages and panels around it.
 * @param faults gets what is wrong with it; it is compiled without
 */
export function compileQuestion(question: Part, part: Page['part'], faults: Faults): Question {
  const { name } = question;
  const choices = faults.attempt([], () => choicesOf(question));
  const scale = faults.attempt(null, () => scaleOf(question, choices));
  const shape = faults.attempt(ANYTHING, () => shapeOf(question, choices, scale));
  checkChoices(question, choices, faults);
  faults.attempt(undefined, () => checkDefault(question, shape));
  const read = (text: DefinedText | undefined) => (text ? faults.attempt(null, () => readText(text, name)) : null);
  return {
    code: name,
    title: read(question.title ?? name) ?? inEveryLanguage(() => name),
    stem: read(question.stem),
    description: read(question.description),
    part,
    required: question.isRequired ?? false,
    ...(question.requiredAmong && { requiredAmong: question.requiredAmong }),
    visibleIf: question.askedWith ?? null,
    control: CONTROLS[question.type],
    shape,
    scale,
    choices,
    choicesFrom: question.choicesFrom ?? null,
    element: question.element ?? null,
    rates: question.rates ?? null,
    onTablet: !question.phoneAndPaperOnly,
    dimension: question.dimension ?? null,
  };
}

/** The question under the condition of everything around it. */
export function underCondition(question: Question, around: Condition | null): Question {
  return { ...question, visibleIf: allOf([around, question.visibleIf]) };
}

/** Who is asked how satisfied they are finds nothing chosen. */
function checkDefault({ name, general, satisfied, defaultValue }: Part, shape: AnswerShape): void {
  if (defaultValue === undefined) return;
  if (general || satisfied) throw refuse(name, 'default-on-scale');
  if (faultOf(shape, defaultValue)) throw refuse(name, 'default-no-answer');
}

function checkChoices(question: SimpleQuestion, choices: readonly Choice[], faults: Faults): void {
  const { name, type, dimension, choicesFrom } = question;
  const isList = isListed(question);
  const isOne = isList && type !== 'checkbox' && type !== 'tagbox';
  const hasOther = isList && (question.showOtherItem === true || question.showNoneItem === true);
  if (hasOther && (dimension || question.satisfied)) faults.note(name, 'scale-with-other');
  if (choicesFrom && !isOne) faults.note(name, 'no-choices-from-commune', { type });
  const isTold = faults.found.some(({ where }) => where === name);
  if (isList && choices.length === 0 && !choicesFrom && !isTold) faults.note(name, 'no-choices');
  if (dimension && !isOne) faults.note(name, 'no-dimension-of-this-type', { type, dimension });
  const allowed = dimension ? CODES_OF_DIMENSION[dimension] : undefined;
  for (const { value } of choices) {
    if (!allowed || allowed.includes(String(value))) continue;
    if (dimension) faults.note(name, 'dimension-value', { value, dimension, values: allowed.join(', ') });
  }
}
