import { z } from 'zod';
import { type Day, readDay } from '../rules/days.js';
import { personalIn } from '../rules/masking.js';
import { cleanText } from '../rules/typed-text.js';
import type { ToldFeedback } from './told-feedback.entity.js';

/** What everybody is told of one entry: read from a form of staff. Pure. */

export const LONGEST_TOLD = 600;
const LONGEST_REASON = 500;

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z
  .string()
  .max(20_000)
  .default('')
  .transform((typed) => typed.replaceAll('\r\n', '\n'));

export const tellForm = z.object({
  ...{ said: typedText, done: typedText, doneBy: typedText },
  changes: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type TypedTelling = Omit<z.output<typeof tellForm>, 'changes'>;

export const takeBackForm = z.object({ reason: typedText });

export type TellingWords = Pick<ToldFeedback, 'said' | 'done' | 'doneBy'>;

/** What is wrong with a field: a key, and the words of it that lead to a person. */
export interface TellingFault {
  readonly label: `toldFeedback.fault.${'empty' | 'long' | 'personal' | 'day'}`;
  readonly found: string;
}
type TellingFaults = Readonly<Partial<Record<keyof TypedTelling, TellingFault>>>;

/** @returns the words as they are kept, or what is wrong with them */
export function readTelling(typed: TypedTelling): TellingWords | { readonly faultOf: TellingFaults } {
  const [said, done] = [cleanText(typed.said), cleanText(typed.done)];
  const doneBy: Day | null = typed.doneBy.trim() === '' ? null : readDay(typed.doneBy);
  const isDayWrong = doneBy === null && typed.doneBy.trim() !== '';
  const faults: TellingFaults = {
    ...faultIn('said', said),
    ...faultIn('done', done),
    ...(isDayWrong && { doneBy: { label: 'toldFeedback.fault.day', found: '' } as const }),
  };
  return Object.keys(faults).length > 0 ? { faultOf: faults } : { said, done, doneBy };
}

/** @returns null where nothing is said, or too much */
export function readReason(typed: string): string | null {
  const reason = cleanText(typed);
  return reason === '' || reason.length > LONGEST_REASON ? null : reason;
}

function faultIn(field: 'said' | 'done', text: string): TellingFaults {
  const fault = (reason: 'empty' | 'long' | 'personal', found = ''): TellingFaults => {
    return { [field]: { label: `toldFeedback.fault.${reason}`, found } };
  };
  if (text === '') return fault('empty');
  if (text.length > LONGEST_TOLD) return fault('long');
  const personal = personalIn(text).map(({ from, to }) => `“${text.slice(from, to)}”`);
  return personal.length > 0 ? fault('personal', personal.join(', ')) : {};
}
