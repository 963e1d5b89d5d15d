import { isRecord } from '../rules/answer-checks.js';
import { checkDefinition, type IsKnown, type ReadDefinition } from './definition-check.js';
import { Faults } from './definition-error.js';
import type { Fault } from './definition-fault.js';
import type { ParseExpression } from './page-compiler.js';
import type { Question, Questionnaire } from './questionnaire.js';
import { compileQuestionnaire } from './questionnaire-compiler.js';

/** All that there is to say of a definition. */
export interface Checked {
  /** It cannot be used before these are mended. */
  readonly faults: readonly Fault[];
  /** It can be kept, and is asked of nobody before these are said. */
  readonly open: readonly Fault[];
  /** Harmless; to be known. */
  readonly warnings: readonly Fault[];
  /** Only where there are neither faults nor anything open. */
  readonly questionnaire: Questionnaire | null;
}

/** What SurveyJS lends us. */
export interface SurveyJs {
  readonly parse: ParseExpression;
  readonly isKnown: IsKnown;
  /** Why it does not open a definition; null where it does. */
  readonly faultOfOpening: (definition: Questionnaire['definition']) => string | null;
}

/** Checks a definition from beginning to end, whatever is wrong on the way. @param definition anything */
export function checkWhole(definition: unknown, surveyJs: SurveyJs): Checked {
  const read = checkDefinition(definition, surveyJs.isKnown);
  if (!read.definition) return { ...read, faults: few(read.faults), questionnaire: null };
  const compiling = new Faults();
  const compiled = compileQuestionnaire(read.definition, remembering(surveyJs.parse), compiling);
  const isWhole = read.faults.length === 0;
  const faults = [
    ...read.faults,
    ...compiling.found.filter((fault) => isWhole || !isConsequence(fault, read)).map(placedBy(read)),
  ];
  const isLost = compiled === null && !isWhole && marksGeneral(definition);
  const open = [...read.open, ...(compiled === null && !isLost ? [fault('no-general-item')] : [])];
  const warnings = [
    ...read.warnings,
    ...(compiled?.questions ?? []).filter(isUncounted).map(notCounted).map(placedBy(read)),
  ];
  const reason = compiled && faults.length === 0 ? surveyJs.faultOfOpening(compiled.definition) : null;
  if (reason !== null) faults.push({ ...fault('not-opened'), values: { reason } });
  const isUsable = faults.length === 0 && open.length === 0;
  return { faults: few(faults), open, warnings: few(warnings), questionnaire: isUsable ? compiled : null };
}

function fault(code: Fault['code']): Fault {
  return { where: null, code, values: {}, path: [] };
}

/** Where in the file the question stands that a fault names. */
function placedBy({ pathOf }: ReadDefinition): (fault: Fault) => Fault {
  return (one) => {
    const { where, path, property } = one;
    if (path !== null || where === null) return { ...one, path: path ?? [] };
    const inside = property === undefined ? [] : [property];
    // A row of a matrix, a question of an entry, or the words behind a choice, stand within their question.
    const [whole = where, ...rest] = where.split('.');
    const inner = rest.length > 1 ? pathOf(rest.at(-1) ?? '') : null;
    const found = pathOf(where) ?? inner ?? pathOf(whole) ?? pathOf(whole.replace(/-Comment$/, '')) ?? [];
    return { ...one, path: [...found, ...inside] };
  };
}

/** What is wrong only because something else was taken out that is told already. */
function isConsequence({ code, values, where }: Fault, { faults, pathOf }: ReadDefinition): boolean {
  const isCondition = code.startsWith('condition-');
  if (!isCondition && where !== null && faults.some((one) => one.where === where)) return true;
  if (code === 'general-not-first') return true;
  if (code !== 'condition-no-question' && code !== 'no-choices-to-list') return false;
  const [whole = ''] = String(values.name).split('.');
  return pathOf(String(values.name)) !== null || pathOf(whole) !== null;
}

function marksGeneral(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(marksGeneral);
  return isRecord(value) && (value.general === true || Object.values(value).some(marksGeneral));
}

/** Looks like a scale, and counts in no rate. */
function isUncounted({ scale, shape, control, dimension, choices, code }: Question): boolean {
  if (scale || shape.kind !== 'choice' || control !== 'radio' || dimension !== null || code.includes('.')) return false;
  const values = choices.map(({ value }) => value).sort();
  return [3, 4, 5].includes(values.length) && values.every((value, index) => value === index + 1);
}

function notCounted({ code: where }: Question): Fault {
  return { where, code: 'not-counted', values: {}, path: null };
}

const MOST_FAULTS = 100;

/** Each once, and no more than somebody reads. */
function few(faults: readonly Fault[]): readonly Fault[] {
  const once = [
    ...new Map(faults.map((one) => [JSON.stringify([one.where, one.code, one.values, one.path]), one])).values(),
  ];
  const more = once.length - MOST_FAULTS;
  if (more <= 0) return once;
  return [...once.slice(0, MOST_FAULTS), { ...fault('and-more'), values: { number: more } }];
}

/** The same condition stands at many choices. */
function remembering(parse: ParseExpression): ParseExpression {
  const known = new Map<string, ReturnType<ParseExpression>>();
  return (expression) => {
    const parsed = known.has(expression) ? (known.get(expression) ?? null) : parse(expression);
    known.set(expression, parsed);
    return parsed;
  };
}
