/** What a valid answer to one question looks like. */
export type AnswerShape =
  | { readonly kind: 'scale'; readonly levels: number; readonly outside: readonly string[] }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'choices'; readonly values: readonly (string | number)[]; readonly most: number | null }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly least: number | null; readonly most: number | null; readonly whole?: true }
  | { readonly kind: 'text'; readonly longest: number };

/** Each is also the key of its sentence in `answerErrors` of the languages. */
export const answerErrorCodes = [
  'not-answers',
  'required',
  'one-required',
  'unknown-question',
  'hidden-question',
  'wrong-type',
  'out-of-range',
  'not-whole',
  'too-small',
  'too-large',
  'unknown-choice',
  'repeated-choice',
  'too-many',
  'too-long',
  'unreadable-text',
] as const;

export type AnswerErrorCode = (typeof answerErrorCodes)[number];

/** What is wrong with one value, and the limits its sentence names. */
export interface Fault {
  readonly code: AnswerErrorCode;
  readonly limits?: Readonly<Record<string, number>>;
}

/** Lone halves of characters and control characters: neither database can be trusted to keep them. */
const UNREADABLE = /[\p{Surrogate}\p{Control}]/u;

/**
 * What is wrong with a value as an answer of this shape; null where it is right. Nothing is converted: `'5'` is no 5.
 * @example faultOf({ kind: 'scale', levels: 5, outside: ['dk'] }, 9) // { code: 'out-of-range', limits: { least: 1, most: 5 } }
 */
export function faultOf(shape: AnswerShape, value: unknown): Fault | null {
  switch (shape.kind) {
    case 'scale':
      return scaleFault(shape.levels, shape.outside, value);
    case 'choice':
      return choiceFault(shape.values, value);
    case 'choices':
      return choicesFault(shape.values, shape.most, value);
    case 'boolean':
      return typeof value === 'boolean' ? null : { code: 'wrong-type' };
    case 'number':
      return numberFault(shape, value);
    case 'text':
      return textFault(shape.longest, value);
  }
}

function scaleFault(levels: number, outside: readonly string[], value: unknown): Fault | null {
  if (typeof value === 'string') return outside.includes(value) ? null : { code: 'unknown-choice' };
  if (typeof value !== 'number') return { code: 'wrong-type' };
  const fits = Number.isInteger(value) && value >= 1 && value <= levels;
  return fits ? null : { code: 'out-of-range', limits: { least: 1, most: levels } };
}

function choiceFault(values: readonly (string | number)[], value: unknown): Fault | null {
  if (!isCode(value)) return { code: 'wrong-type' };
  return values.includes(value) ? null : { code: 'unknown-choice' };
}

function choicesFault(values: readonly (string | number)[], most: number | null, value: unknown): Fault | null {
  if (!Array.isArray(value) || !value.every(isCode)) return { code: 'wrong-type' };
  if (value.length > values.length) return { code: 'too-many', limits: { most: most ?? values.length } };
  if (value.some((one) => !values.includes(one))) return { code: 'unknown-choice' };
  if (new Set(value).size < value.length) return { code: 'repeated-choice' };
  return most !== null && value.length > most ? { code: 'too-many', limits: { most } } : null;
}

function isCode(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function numberFault({ least, most, whole }: AnswerShape & { kind: 'number' }, value: unknown): Fault | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'wrong-type' };
  if (whole && !Number.isInteger(value)) return { code: 'not-whole' };
  if (least !== null && value < least) return { code: 'too-small', limits: { least } };
  return most !== null && value > most ? { code: 'too-large', limits: { most } } : null;
}

function textFault(longest: number, value: unknown): Fault | null {
  if (typeof value !== 'string') return { code: 'wrong-type' };
  if (value.length > longest) return { code: 'too-long', limits: { longest } };
  return UNREADABLE.test(value.replace(/[\t\n\r]/g, '')) ? { code: 'unreadable-text' } : null;
}
