import type { z } from 'zod';
import { DefinitionError } from './definition-error.js';
import { nameOf } from './definition-limits.js';

const REASONS = {
  remote: 'a phone would fetch it from a server that is not ours, which would learn who answers',
  regex: 'a regular expression can keep a server busy without end; a number, a day and an e-mail are checked without',
  workedOut: 'nothing is worked out for a respondent, so that paper and phone ask and store the same',
  away: 'it would lead people away before their answers have arrived',
  shared: 'two questions cannot have one answer',
  locked: 'what nobody can answer is not asked; say with "visibleIf" when it is',
  person: 'files, pictures and signatures are not taken: they tell who answers',
  masked: 'an answer is kept as it was written; for numbers, days and e-mail say so with "inputType"',
} as const;

/** Properties and types of SurveyJS that we refuse on purpose. */
const refusedFor: Readonly<Record<keyof typeof REASONS, readonly string[]>> = {
  remote: ['choicesByUrl', 'choicesLazyLoadEnabled', 'image', 'imagepicker', 'imageLink', 'video'],
  regex: ['regex'],
  workedOut: [
    ...['triggers', 'calculatedValues', 'expression', 'defaultValueExpression', 'setValueExpression', 'setValueIf'],
    ...['resetValueIf', 'minValueExpression', 'maxValueExpression', 'totalExpression', 'totalType', 'bindings'],
  ],
  away: ['navigateToUrl', 'navigateToUrlOnCondition'],
  shared: ['valueName', 'valuePropertyName', 'storeOthersAsComment'],
  locked: ['readOnly', 'enableIf', 'mode', 'choicesEnableIf'],
  person: ['file', 'signaturepad'],
  masked: ['maskType', 'maskSettings'],
};

/** @example why('regex') // ': a regular expression can keep …' */
function why(name: string): string {
  const found = Object.entries(refusedFor).find(([, names]) => names.includes(name));
  return found ? `: ${REASONS[found[0] as keyof typeof REASONS]}` : '';
}

/** What is off the allow-list, in a sentence that names the question, and why where that is not plain. */
export function refusal(definition: unknown, issues: readonly z.core.$ZodIssue[]): DefinitionError {
  const issue = innermost(issues);
  if (!issue) return new DefinitionError(null, 'it cannot be read');
  const { where, value } = at(definition, issue.path);
  const property = issue.path.filter((step) => typeof step === 'string').at(-1);
  const refuse = (reason: string, path = issue.path) => new DefinitionError(where, reason, path);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return refuse(`the property "${key}" is not supported${why(key)}`, [...issue.path, key]);
  }
  if (value === undefined) return refuse(`"${String(property)}" is missing`);
  if (property === 'type' && issue.code === 'invalid_union') {
    return refuse(`the type "${String(value)}" is not supported${why(String(value))}`);
  }
  return refuse(`"${String(property ?? 'it')}" cannot be used (${issue.message})`);
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
