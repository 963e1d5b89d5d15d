import { DefinitionError } from './definition-error.js';
import type { Path } from './definition-fault.js';
import { readDefinition } from './definition-reading.js';
import { trimmed, valueAt } from './definition-trimmed.js';
import type { Questionnaire } from './questionnaire.js';

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
  let left = readDefinition(definition).read;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    try {
      const questionnaire = compile(left);
      return questionnaire.questions.length > 1 ? questionnaire : null;
    } catch (error) {
      const path = error instanceof DefinitionError ? refusedPart(error, left) : null;
      if (!path || path.length < 2) return null;
      left = trimmed(left, [path]);
    }
  }
  return null;
}

/** What is to go: the condition that is refused, or the value, or all that it belongs to where nothing is left without it. */
function refusedPart({ fault: { path } }: DefinitionError, definition: unknown): Path | null {
  // A condition of a validator, or of single choices, may stand deeper.
  return path && valueAt(definition, path) === undefined ? path.slice(0, -1) : path;
}
