import { type BooleanShape, boolean } from './boolean.js';
import { type ChoiceShape, choice } from './choice.js';
import { type ChoicesShape, choices } from './choices.js';
import { type DateShape, date } from './date.js';
import type { Fault, Kind } from './kind.js';
import { type NumberShape, number } from './number.js';
import { type ScaleShape, scale } from './scale.js';
import { type TextShape, text } from './text.js';

/** What a valid answer to one question looks like: its kind, and the bounds of that kind. */
export type AnswerShape = ScaleShape | ChoiceShape | ChoicesShape | BooleanShape | NumberShape | DateShape | TextShape;

type KindName = AnswerShape['kind'];

const kinds: { readonly [Name in KindName]: Kind<Extract<AnswerShape, { kind: Name }>> } = {
  ...{ scale, choice, choices, boolean, number, date, text },
};

/** All that is particular to the kind of a question. */
export function kindOf({ kind }: AnswerShape): Kind<AnswerShape> {
  return kinds[kind];
}

/**
 * What is wrong with a value as an answer of this shape; null where it is right.
 * @example faultOf({ kind: 'scale', levels: 5, outside: ['dk'] }, 9) // { code: 'out-of-range', limits: { least: 1, most: 5 } }
 */
export function faultOf(shape: AnswerShape, value: unknown): Fault | null {
  return kindOf(shape).check(shape, value);
}
