import { isCode, isObject, lineWithCode, numbered, type Properties, withCodedRows } from './codes-by-place.js';
import type { Path } from './definition-fault.js';
import { ignored, onlyWith, otherNames, sameAsUnsaid } from './definition-names.js';
import { Origins } from './definition-origins.js';
import { repeated } from './repeated-reading.js';
import { intoBounds } from './validators.js';

/** What reading finds beside the definition itself. */
export interface Reading {
  readonly origins: Origins;
  /** What only changes how SurveyJS looks. */
  readonly leftOut: Set<string>;
  /** Names in use, in small letters. */
  readonly names: Set<string>;
}

/**
 * A definition in the one way in which we read it, where SurveyJS knows several: its questions without pages, pages and
 * panels without a name, other names of a property, what only changes how it looks, rows and lines without a code of
 * their own, validators that are bounds. What is left out or written anew here reaches no browser in its first form.
 * @param definition within the limits, so plain and not deep
 */
export function readDefinition(definition: unknown): { readonly read: unknown } & Reading {
  const reading = { origins: new Origins(definition), leftOut: new Set<string>(), names: namesIn(definition) };
  if (!isObject(definition) || definition.pages !== undefined)
    return { read: asWeReadIt(definition, reading), ...reading };
  const { elements, questions, ...rest } = definition;
  if (elements === undefined && questions === undefined) return { read: asWeReadIt(definition, reading), ...reading };
  const inside = asWeReadIt(elements ?? questions, reading, [elements === undefined ? 'questions' : 'elements']);
  const page = { name: unusedName('page', reading), elements: inside };
  return { read: { ...Object(asWeReadIt(rest, reading)), pages: [page] }, ...reading };
}

function asWeReadIt(value: unknown, reading: Reading, path: Path = []): unknown {
  const { origins, leftOut } = reading;
  if (Array.isArray(value)) {
    const read = value.flatMap((one, at) => (isAsked(one) ? [asWeReadIt(one, reading, [...path, at])] : []));
    return origins.note(read, path);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([written, inner]): [string, unknown][] => {
    const name = Object.hasOwn(otherNames, written) ? (otherNames[written] ?? written) : written;
    if (ignored.has(name)) leftOut.add(written);
    if (ignored.has(name) || sameAsUnsaid[name] === inner || (onlyWith[name] ?? inner) !== inner) return [];
    return [[name, isAnswer(name) ? inner : asWeReadIt(inner, reading, [...path, written])]];
  });
  const read = ofItsKind(Object.fromEntries(entries));
  if (!isPlace(read, path)) return origins.note(read, path);
  const inside = read.type === undefined ? { elements: [] } : {};
  return origins.note({ ...inside, ...read, name: nameOfPlace(read, reading) }, path);
}

/** A page, or what groups and explains: conditions never ask about it, so what it is called is no matter. */
function isPlace({ type }: Properties, path: Path): boolean {
  const isPage = path.length === 2 && path[0] === 'pages';
  return isPage || type === 'panel' || type === 'html';
}

function nameOfPlace({ type = 'page', name }: Properties, reading: Reading): string {
  return isCode(name) ? String(name) : unusedName(String(type), reading);
}

function unusedName(kind: string, { names }: Reading): string {
  const name = numbered(kind, names);
  names.add(name);
  return name;
}

/** Every `name` in a definition, in small letters. */
export function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  if (isObject(value) && typeof value.name === 'string') found.add(value.name.toLowerCase());
  for (const inner of Object.values(value)) namesIn(inner, found);
  return found;
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
    case 'panel':
      return { elements: [], ...asked };
    case 'html':
      return withoutTitle(asked);
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

/** SurveyJS shows none over words. */
function withoutTitle({ title: _, ...words }: Properties): Properties {
  return words;
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
