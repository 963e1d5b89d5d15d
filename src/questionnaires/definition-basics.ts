import { z } from 'zod';
import { inEveryLanguage } from '../formatting/languages.js';
import { isReserved } from './definition-limits.js';
import { dimensions } from './questionnaire.js';

/*
 * What the kinds of question in `definition.ts` are made of. What a check says when it fails is the code of its fault
 * (`definition-fault.ts`).
 */

const line = z.string().refine((text) => !/\{[^}]*\}/.test(text), 'answer-in-text');
/** What it says in languages that are not ours is left out. */
export const text = z.union([line, z.object({ default: line.optional(), ...inEveryLanguage(() => line.optional()) })]);
export const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'wrong-name')
  .refine((name) => !isReserved(name), 'name-not-allowed');
const choiceValue = z.union([
  z
    .string()
    .regex(/^[\p{L}\p{N}][^|{}<>]{0,79}$/u, 'wrong-choice-value')
    .refine((value) => !isReserved(value), 'value-not-allowed'),
  z.int().min(-1000).max(10_000),
]);
export const expression = z.string().min(1).max(1000);
const choice = z.strictObject({ value: choiceValue, text: text.optional() });
export const choices = z.array(z.union([choiceValue, choice])).max(200);
/** Choices that SurveyJS may show under conditions. */
export const shownChoices = z
  .array(z.union([choiceValue, choice.extend({ visibleIf: expression.optional() })]))
  .max(200);

export const ours = {
  general: z.boolean().optional(),
  element: code.optional(),
  rates: z.enum(['receiving', 'resolving']).optional(),
  resolvingHeadline: z.boolean().optional(),
  phoneAndPaperOnly: z.boolean().optional(),
  satisfied: z.array(z.int()).min(1).max(5).optional(),
  outside: z.array(z.string()).max(5).optional(),
  dimension: z.enum(dimensions).optional(),
  choicesFrom: z.enum(['fields', 'villages']).optional(),
};
/** What must hold besides the kind of the answer; bounds are properties (`validators.ts`). */
export const validator = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), minLength: z.int().min(0).max(500) }),
  z.strictObject({ type: z.literal('expression'), expression, text: text.optional() }),
]);
