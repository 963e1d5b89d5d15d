import { type DefinedElement, type Definition, definitionSchema } from './definition.js';
import { DefinitionError } from './definition-error.js';
import { withinLimits } from './definition-limits.js';
import { asWeReadIt } from './definition-reading.js';
import { refusal } from './definition-refusal.js';
import { partsOf } from './question-parts.js';

/**
 * Reads a definition without handing it to SurveyJS: within the limits, on the allow-list, every name once.
 * @param definition anything
 * @returns a clean copy
 * @throws DefinitionError with a sentence that names the question
 */
export function checkDefinition(definition: unknown): Definition {
  const clean = asWeReadIt(withinLimits(definition));
  const read = definitionSchema.safeParse(clean);
  if (!read.success) throw refusal(clean, read.error.issues);
  refuseRepeatedNames(read.data);
  return read.data;
}

/** SurveyJS takes `{g}` for `{G}` in a condition, so names differ in more than their case. */
function refuseRepeatedNames(definition: Definition): void {
  const pages = definition.pages.map((page) => page.name);
  const inside = definition.pages.flatMap((page) => namesIn(page.elements));
  for (const names of [pages, inside]) {
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name.toLowerCase())) throw new DefinitionError(name, 'this name is used twice');
      seen.add(name.toLowerCase());
    }
  }
}

function namesIn(elements: readonly DefinedElement[]): readonly string[] {
  return elements.flatMap((element) => [element.name, ...namesInside(element)]);
}

function namesInside(element: DefinedElement): readonly string[] {
  switch (element.type) {
    case 'panel':
      return namesIn(element.elements);
    case 'html':
      return [];
    default:
      return partsOf(element)
        .map(({ name }) => name)
        .filter((name) => name !== element.name);
  }
}
