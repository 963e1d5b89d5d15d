import type { Condition } from '../rules/conditions.js';
import { type AnswerShape, faultOf } from '../rules/kinds/kinds.js';
import { choicesOf, scaleOf, shapeOf } from './answer-choices.js';
import { allOf } from './condition-compiler.js';
import type { SimpleQuestion } from './definition.js';
import { DefinitionError } from './definition-error.js';
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
const CODES_OF_DIMENSION: Readonly<Record<string, readonly string[]>> = {
  group: ['people', 'organisation', 'business'],
  way: ['direct', 'online', 'post', 'home'],
};

/** One question of a definition; its condition is set by the pages and panels around it. */
export function compileQuestion(question: Part, part: Page['part']): Question {
  const choices = choicesOf(question);
  const scale = scaleOf(question, choices);
  const shape = shapeOf(question, choices, scale);
  checkChoices(question, choices);
  checkDefault(question, shape);
  return {
    code: question.name,
    title: readText(question.title ?? question.name, question.name),
    stem: question.stem ? readText(question.stem, question.name) : null,
    description: question.description ? readText(question.description, question.name) : null,
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
  if (general || satisfied) throw new DefinitionError(name, 'on a scale nothing is chosen beforehand ("defaultValue")');
  if (faultOf(shape, defaultValue)) throw new DefinitionError(name, 'its "defaultValue" is no answer to it');
}

function checkChoices(question: SimpleQuestion, choices: readonly Choice[]): void {
  const { name, type, dimension, choicesFrom } = question;
  const isList = isListed(question);
  const isOne = isList && type !== 'checkbox' && type !== 'tagbox';
  const hasOther = isList && (question.showOtherItem === true || question.showNoneItem === true);
  if (hasOther && (dimension || question.satisfied)) {
    throw new DefinitionError(name, 'a scale, or a dimension, has no answer in other words');
  }
  if (choicesFrom && !isOne) {
    throw new DefinitionError(name, `a ${type} cannot take its choices from the commune`);
  }
  if (isList && choices.length === 0 && !choicesFrom) throw new DefinitionError(name, 'it has no choices');
  if (dimension && !isOne) {
    throw new DefinitionError(name, `a ${type} cannot be the dimension "${dimension}"`);
  }
  const allowed = dimension ? CODES_OF_DIMENSION[dimension] : undefined;
  const stray = allowed && choices.find((choice) => !allowed.includes(String(choice.value)));
  if (stray) throw new DefinitionError(name, `"${stray.value}" is not a value of the dimension "${dimension}"`);
}
