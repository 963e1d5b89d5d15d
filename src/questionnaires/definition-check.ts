import type { z } from 'zod';
import { type DefinedElement, type Definition, definitionSchema } from './definition.js';
import { DefinitionError } from './definition-error.js';
import { nameOf, withinLimits } from './definition-limits.js';
import { partsOf } from './question-parts.js';

/**
 * Reads a definition without handing it to SurveyJS: within the limits, on the allow-list, every name once.
 * @param definition anything
 * @returns a clean copy
 * @throws DefinitionError with a sentence that names the question
 */
export function checkDefinition(definition: unknown): Definition {
  const clean = withinLimits(definition);
  const read = definitionSchema.safeParse(clean);
  if (!read.success) throw refusal(clean, read.error.issues);
  refuseRepeatedNames(read.data);
  return read.data;
}

function refusal(definition: unknown, issues: readonly z.core.$ZodIssue[]): DefinitionError {
  const issue = innermost(issues);
  if (!issue) return new DefinitionError(null, 'it cannot be read');
  const { where, value } = at(definition, issue.path);
  const property = issue.path.filter((step) => typeof step === 'string').at(-1);
  if (issue.code === 'unrecognized_keys') {
    return new DefinitionError(where, `the property "${issue.keys[0]}" is not supported`);
  }
  if (value === undefined) return new DefinitionError(where, `"${String(property)}" is missing`);
  if (property === 'type' && issue.code === 'invalid_union') {
    return new DefinitionError(where, `the type "${String(value)}" is not supported`);
  }
  return new DefinitionError(where, `"${String(property ?? 'it')}" cannot be used (${issue.message})`);
}

/** Of a value that may have several forms, what is wrong with the form that came nearest. */
function innermost(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const inner = issue.errors.map(innermost).filter((one) => one !== undefined);
  const nearest = inner.find((one) => one.code !== 'invalid_type') ?? inner[0];
  return nearest ? { ...nearest, path: [...issue.path, ...nearest.path] } : issue;
}

/** The value at a path, and the name of the innermost question, panel or page around it. */
function at(definition: unknown, path: readonly PropertyKey[]): { where: string | null; value: unknown } {
  let value = definition;
  let where: string | null = null;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    where = nameOf(value) ?? where;
  }
  return { where, value };
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
