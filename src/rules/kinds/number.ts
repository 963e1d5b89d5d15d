import { readNumber } from '../typed-text.js';
import { type Fault, type Kind, plainField } from './kind.js';

/** A number within its bounds, both included. */
export interface NumberShape {
  readonly kind: 'number';
  readonly least: number | null;
  readonly most: number | null;
  readonly whole?: true;
}

export const number: Kind<NumberShape> = {
  entry: 'digits',
  faults: () => ['not-whole', 'too-small', 'too-large'],
  check({ least, most, whole }, value): Fault | null {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'wrong-type' };
    if (whole && !Number.isInteger(value)) return { code: 'not-whole' };
    if (least !== null && value < least) return { code: 'too-small', limits: { least } };
    return most !== null && value > most ? { code: 'too-large', limits: { most } } : null;
  },
  fromText: (_, [text = '']) => readNumber(text) ?? undefined,
  keys: () => [],
  digits: 6,
  hint: 'enterNumber',
  printed: { lines: 1, pattern: null },
  field: ({ whole }) => ({ ...plainField, keys: whole ? 'numeric' : 'decimal' }),
};
