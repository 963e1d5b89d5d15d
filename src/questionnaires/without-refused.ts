import { DefinitionError } from './definition-error.js';
import { asWeReadIt } from './definition-reading.js';
import type { Questionnaire } from './questionnaire.js';

type Path = readonly PropertyKey[];
const MOST_PARTS = 300;

/**
 * A definition without what is refused in it: property by property, question by question.
 * @param compile throws a DefinitionError for the first thing it refuses
 * @returns the questionnaire that is left; null where none is, or where it asks the general item only
 */
export function withoutRefused(
  definition: unknown,
  compile: (definition: unknown) => Questionnaire,
): Questionnaire | null {
  let left = asWeReadIt(definition);
  for (let part = 0; part < MOST_PARTS; part += 1) {
    try {
      const questionnaire = compile(left);
      return questionnaire.questions.length > 1 ? questionnaire : null;
    } catch (error) {
      const path = error instanceof DefinitionError ? pathOf(error, left) : null;
      if (!path || path.length < 2) return null;
      left = without(left, path);
    }
  }
  return null;
}

/** What is to go: the value that is refused, or all that it belongs to where nothing is left without it. */
function pathOf({ path, where, reason }: DefinitionError, definition: unknown): Path | null {
  if (path) {
    const isNeeded = ['name', 'type'].includes(String(path.at(-1))) || valueAt(definition, path) === undefined;
    return isNeeded ? path.slice(0, -1) : path;
  }
  const named = where === null ? null : pathTo(definition, where);
  if (!named) return null;
  const condition = reason.startsWith('its condition') ? [...named, 'visibleIf'] : null;
  return condition && valueAt(definition, condition) !== undefined ? condition : named;
}

function valueAt(definition: unknown, path: Path): unknown {
  return path.reduce((value: unknown, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], definition);
}

/** The last thing of a name, so that of two the first stays. */
function pathTo(value: unknown, name: string): Path | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value).reverse()) {
    const found = pathTo(inner, name);
    if (found) return [key, ...found];
  }
  return 'name' in value && String(value.name).trim().slice(0, 60) === name ? [] : null;
}

function without(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  const isLast = rest.length === 0;
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => (String(at) !== String(step) ? [one] : isLast ? [] : [without(one, rest)]));
  }
  const entries = Object.entries(value).filter(([key]) => !isLast || key !== step);
  return Object.fromEntries(entries.map(([key, inner]) => [key, key === step ? without(inner, rest) : inner]));
}
