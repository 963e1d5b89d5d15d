import type { z } from 'zod';
import type { Fault, FaultCode, Path } from './definition-fault.js';
import { nameOf } from './definition-limits.js';

/** Properties and types of SurveyJS that we refuse on purpose. */
const refusedFor = {
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
} as const satisfies Record<string, readonly string[]>;

/** Why a property or a type is refused; `{}` where that is plain. */
function reasonAgainst(name: string): { readonly reason?: string } {
  const found = Object.entries(refusedFor).find(([, names]) => names.some((one) => one === name));
  return found ? { reason: found[0] } : {};
}

type Issue = z.core.$ZodIssue;

/** What is off the allow-list: one fault for each property and value. */
export function refusals(definition: unknown, issues: readonly Issue[]): readonly Fault[] {
  return issues.map(innermost).flatMap((issue) => {
    const { where, value } = at(definition, issue.path);
    if (issue.code !== 'unrecognized_keys') return [{ where, ...refusalOf(issue, value), path: issue.path }];
    return issue.keys.map((name): Fault => {
      const values = { name, ...reasonAgainst(name) };
      return { where, code: 'property-not-supported', values, path: [...issue.path, name] };
    });
  });
}

function refusalOf(issue: Issue, value: unknown): Pick<Fault, 'code' | 'values'> {
  const name = String(issue.path.filter((step) => typeof step === 'string').at(-1) ?? '');
  if (value === undefined) return issue.path.length > 0 ? { code: 'missing', values: { name } } : NO_DEFINITION;
  if (name === '') return NO_DEFINITION;
  const isType = name === 'type' || name === 'cellType';
  if (isType && issue.code === 'invalid_union') {
    const written = String(value).slice(0, 40);
    return { code: 'type-not-supported', values: { name: written, ...reasonAgainst(written) } };
  }
  const said = ownCodes.find((code) => code === issue.message);
  if (said) return { code: said, values: { name, value: String(value).slice(0, 60) } };
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: 'wrong-kind',
        values: { name, expected: kinds.find((one) => one === issue.expected) ?? 'object' },
      };
    case 'invalid_value':
      return { code: 'not-one-of', values: { name, values: issue.values.map(String).join(', ') } };
    case 'too_big':
      return { code: 'too-much', values: { name, most: Number(issue.maximum) } };
    case 'too_small':
      return { code: 'too-little', values: { name, least: Number(issue.minimum) } };
    default:
      return { code: 'wrong-value', values: { name } };
  }
}

const NO_DEFINITION = { code: 'no-definition', values: {} } as const;
/** What the schema itself calls by its code. */
const ownCodes: readonly FaultCode[] = [
  ...(['wrong-name', 'name-not-allowed', 'answer-in-text', 'wrong-choice-value'] as const),
  ...(['value-not-allowed', 'wrong-day', 'wrong-key'] as const),
];
const kinds = ['string', 'number', 'int', 'boolean', 'array', 'object'];

/** Of a value that may have several forms, what is wrong with the form that came nearest. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const inner = issue.errors.flatMap(([first]) => (first ? [innermost(first)] : []));
  const deepest = inner.toSorted((one, other) => other.path.length - one.path.length)[0];
  const nearest = inner.find((one) => one.code !== 'invalid_type') ?? deepest;
  return nearest ? { ...nearest, path: [...issue.path, ...nearest.path] } : issue;
}

/** The value at a path, and the name of the innermost question, panel or page around it. */
function at(definition: unknown, path: Path): { where: string | null; value: unknown } {
  let value = definition;
  let where: string | null = null;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    where = nameOf(value) ?? where;
  }
  return { where, value };
}
