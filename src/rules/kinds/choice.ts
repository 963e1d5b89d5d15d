import { cleanText } from '../typed-text.js';
import { inOrder, type Kind, listed } from './kind.js';

/** One of the listed answers. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly values: readonly (string | number)[];
}

export const choice: Kind<ChoiceShape> = {
  ...listed,
  entry: 'one',
  faults: () => ['unknown-choice'],
  check({ values }, value) {
    if (!isCode(value)) return { code: 'wrong-type' };
    return values.includes(value) ? null : { code: 'unknown-choice' };
  },
  fromText: ({ values }, [text = '']) => readChoice(values, text),
  keys: ({ values: defined }, values) => keysOfChoices(defined, values),
};

export function isCode(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/**
 * The listed answer that a text names. Forms, files and old pages know texts only; what is kept is the value as the
 * definition writes it.
 * @returns undefined where none is named
 * @example readChoice([1, 2, 3], '2') // 2
 * @example readChoice(['Thôn 1', 'Thôn 2'], 'Thôn 1 ') // 'Thôn 1'
 */
export function readChoice<Value extends string | number>(values: readonly Value[], text: string): Value | undefined {
  const clean = cleanText(text);
  return values.find((value) => String(value) === clean);
}

/**
 * "Từ 0 đến 10" is keyed as it is read: a sheet that printed 1 in the box of 0 would be keyed wrong. Everything else is
 * numbered from 1.
 * @param defined as the definition writes them, so that numbers are numbers
 * @example keysOfChoices([0, 1, 2], ['0', '1', '2']) // ['0', '1', '2']
 */
export function keysOfChoices(
  defined: readonly (string | number)[],
  values: readonly (string | number)[],
): readonly string[] {
  const areSmallNumbers = defined.every((value) => typeof value === 'number' && value >= 0 && value < 100);
  return areSmallNumbers ? values.map(String) : inOrder(values);
}
