import { z } from 'zod';
import { asOneTimeCode } from '../collection-points/codes.js';
import { type Day, readDay } from '../rules/days.js';
import { cleanText } from '../rules/typed-text.js';

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z.string().max(20_000).default('');

/** A request as somebody takes it down. */
export const askedForm = z.object({ day: typedText, asked: typedText });
export type TypedAsked = z.output<typeof askedForm>;

/** What is answered; and the tracking code of the entry that is to be erased, where there is one. */
export const answerForm = z.object({ answer: typedText, code: typedText });
export type TypedAnswer = z.output<typeof answerForm>;

/** Key of the sentence at a field. */
export type AnswerFault = `retention.faults.${string}`;

const MOST_LETTERS = 2000;

/** @param today an empty day means this one; none later can be meant */
export function readAsked(
  typed: TypedAsked,
  today: Day,
): { readonly receivedOn: Day; readonly asked: string } | { readonly faultOf: Readonly<Record<string, AnswerFault>> } {
  const receivedOn = typed.day.trim() === '' ? today : readDay(typed.day);
  const asked = cleanText(typed.asked);
  const isDayRight = receivedOn !== null && receivedOn <= today;
  const faultOf = {
    ...(isDayRight ? {} : { day: 'retention.faults.day' as const }),
    ...textFault('asked', asked),
  };
  return isDayRight && !('asked' in faultOf) ? { receivedOn, asked } : { faultOf };
}

export function readAnswer(
  typed: TypedAnswer,
):
  | { readonly answer: string; readonly code: string | null }
  | { readonly faultOf: Readonly<Record<string, AnswerFault>> } {
  const answer = cleanText(typed.answer);
  const hasCode = typed.code.trim() !== '';
  const code = hasCode ? asOneTimeCode(typed.code) : null;
  const faultOf = {
    ...textFault('answer', answer),
    ...(hasCode && code === null ? { code: 'retention.faults.codeUnknown' as const } : {}),
  };
  return Object.keys(faultOf).length > 0 ? { faultOf } : { answer, code };
}

function textFault(field: string, text: string): Readonly<Record<string, AnswerFault>> {
  if (text === '') return { [field]: 'retention.faults.empty' };
  return text.length > MOST_LETTERS ? { [field]: 'retention.faults.long' } : {};
}
