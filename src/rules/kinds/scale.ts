import { readNumber } from '../typed-text.js';
import { readChoice } from './choice.js';
import { type Kind, listed } from './kind.js';

/** Levels 1 … `levels`, and the codes of the answers outside them, such as `dk`. */
export interface ScaleShape {
  readonly kind: 'scale';
  readonly levels: number;
  readonly outside: readonly string[];
}

export const scale: Kind<ScaleShape> = {
  ...listed,
  entry: 'one',
  faults: () => ['out-of-range', 'unknown-choice'],
  check({ levels, outside }, value) {
    if (typeof value === 'string') return outside.includes(value) ? null : { code: 'unknown-choice' };
    if (typeof value !== 'number') return { code: 'wrong-type' };
    const fits = Number.isInteger(value) && value >= 1 && value <= levels;
    return fits ? null : { code: 'out-of-range', limits: { least: 1, most: levels } };
  },
  fromText: ({ outside }, [text = '']) => readChoice(outside, text) ?? readNumber(text) ?? undefined,
  /** A level is its own digit; what lies outside is 0, and then 9, 8 … */
  keys: ({ outside }, values) =>
    values.map((value) => {
      const place = outside.indexOf(String(value));
      return place === -1 ? String(value) : String((10 - place) % 10);
    }),
};
