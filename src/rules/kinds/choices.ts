import { isCode, keysOfChoices, readChoice } from './choice.js';
import { type Fault, type Kind, listed } from './kind.js';

/** Several of the listed answers. */
export interface ChoicesShape {
  readonly kind: 'choices';
  readonly values: readonly (string | number)[];
  readonly most: number | null;
  readonly least?: number;
  /** "Không có": says that none of the others is meant, so it stands alone. */
  readonly alone?: string | number;
}

export const choices: Kind<ChoicesShape> = {
  ...listed,
  entry: 'several',
  hint: 'enterTick',
  faults: ({ least, alone }) => [
    ...(['unknown-choice', 'repeated-choice', 'too-many'] as const),
    ...(alone === undefined ? [] : (['not-alone'] as const)),
    ...(least ? (['too-few'] as const) : []),
  ],
  check({ values, most, least, alone }, value): Fault | null {
    if (!Array.isArray(value) || !value.every(isCode)) return { code: 'wrong-type' };
    if (value.length > values.length) return { code: 'too-many', limits: { most: most ?? values.length } };
    if (value.some((one) => !values.includes(one))) return { code: 'unknown-choice' };
    if (new Set(value).size < value.length) return { code: 'repeated-choice' };
    if (alone !== undefined && value.length > 1 && value.includes(alone)) return { code: 'not-alone' };
    if (least !== undefined && value.length < least && value[0] !== alone)
      return { code: 'too-few', limits: { least } };
    return most !== null && value.length > most ? { code: 'too-many', limits: { most } } : null;
  },
  /** What names no answer stays, so that `check` refuses it. */
  fromText: ({ values }, texts) => texts.map((text) => readChoice(values, text) ?? text),
  keys: ({ values: defined }, values) => keysOfChoices(defined, values),
};

/**
 * The answers ticked after one more box is ticked, or unticked.
 * @param alone the answer that excludes all others, where there is one
 * @example ticked('none', ['a'], 'none') // ['none']
 */
export function ticked(
  alone: string | number | undefined,
  before: readonly (string | number)[],
  value: string | number,
): readonly (string | number)[] {
  if (before.includes(value)) return before.filter((one) => one !== value);
  return value === alone ? [value] : [...before.filter((one) => one !== alone), value];
}
