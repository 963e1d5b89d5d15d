import { isObject, lineWithCode, type Properties, withCodedRows } from './codes-by-place.js';
import { ignored, onlyWith, otherNames, sameAsUnsaid } from './definition-names.js';
import { repeated } from './repeated-reading.js';
import { intoBounds } from './validators.js';

/**
 * A definition in the one way in which we read it, where SurveyJS knows several: other names of a property, what only
 * changes how it looks, rows and lines without a code of their own, validators that are bounds. What is left out or
 * written anew here reaches no browser in its first form.
 * @param definition within the limits, so plain and not deep
 */
export function asWeReadIt(definition: unknown): unknown {
  if (Array.isArray(definition)) return definition.filter(isAsked).map(asWeReadIt);
  if (!isObject(definition)) return definition;
  const entries = Object.entries(definition)
    .map(([name, value]): [string, unknown] => [otherNames[name] ?? name, value])
    .filter(
      ([name, value]) => !ignored.has(name) && sameAsUnsaid[name] !== value && (onlyWith[name] ?? value) === value,
    )
    .map(([name, value]): [string, unknown] => [name, isAnswer(name) ? value : asWeReadIt(value)]);
  return ofItsKind(Object.fromEntries(entries));
}

/** SurveyJS hides it for good, so it is no question. */
function isAsked(element: unknown): boolean {
  return !isObject(element) || element.visible !== false || element.visibleIf !== undefined;
}

/** Holds answers, whose names are those of rows and lines. */
function isAnswer(name: string): boolean {
  return name === 'defaultValue';
}

function ofItsKind(element: Properties): Properties {
  const { visible: _, ...asked } = element;
  switch (asked.type) {
    case 'matrix':
      return withCodedRows(asked);
    case 'multipletext':
      return Array.isArray(asked.items) ? { ...asked, items: asked.items.map(lineWithCode) } : asked;
    case 'matrixdropdown':
    case 'matrixdynamic':
    case 'paneldynamic':
      return repeated(asked);
    case 'boolean':
      return { ...asked, ...yesOrNo(asked.defaultValue) };
    case 'dropdown':
      return withCountedChoices(asked);
    case 'text':
    case 'checkbox':
    case 'tagbox':
      return intoBounds(asked);
    default:
      return asked;
  }
}

/** SurveyJS takes the words as well. */
function yesOrNo(value: unknown): Properties {
  return value === 'true' || value === 'false' ? { defaultValue: value === 'true' } : {};
}

const MOST_COUNTED = 200;

/** "From 1 to 12" instead of a list. */
function withCountedChoices(dropdown: Properties): Properties {
  const { choicesMin, choicesMax, choicesStep = 1, ...rest } = dropdown;
  if (![choicesMin, choicesMax, choicesStep].every(Number.isInteger) || Number(choicesStep) < 1) return dropdown;
  const [least, step] = [Number(choicesMin), Number(choicesStep)];
  const count = Math.floor((Number(choicesMax) - least) / step) + 1;
  if (count < 1 || count > MOST_COUNTED) return dropdown;
  const counted = Array.from({ length: count }, (_, index) => least + index * step);
  return { ...rest, choices: [...(Array.isArray(rest.choices) ? rest.choices : []), ...counted] };
}
