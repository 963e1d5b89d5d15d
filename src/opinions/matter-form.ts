import { z } from 'zod';
import { addDays, type Day, readDay } from '../rules/days.js';
import { cleanLine, cleanText } from '../rules/typed-text.js';
import type { OpinionMatter } from './opinion.entity.js';

/** A matter as an officer types it. Pure. */

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z
  .string()
  .max(50_000)
  .default('')
  .transform((typed) => typed.replaceAll('\r\n', '\n'));

export const matterForm = z.object({
  ...{ name: typedText, text: typedText, opensOn: typedText, closesOn: typedText },
  changes: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type TypedMatter = Omit<z.output<typeof matterForm>, 'changes'>;

export type MatterWords = Pick<OpinionMatter, 'name' | 'text' | 'opensOn' | 'closesOn'>;

export interface MatterFault {
  readonly field: keyof TypedMatter;
  /** Key of what is said at the field. */
  readonly message: string;
}

const LONGEST_NAME = 200;
const LONGEST_TEXT = 5000;
/** Households answer within weeks; what is asked for longer is a slip of the year. */
const LONGEST_DAYS = 180;

/** @returns the matter, or everything that is wrong with it at once */
export function readMatter(typed: TypedMatter): MatterWords | { readonly faults: readonly MatterFault[] } {
  const [name, text] = [cleanLine(typed.name), cleanText(typed.text)];
  const [opensOn, closesOn] = [readDay(typed.opensOn), readDay(typed.closesOn)];
  const faults: readonly (MatterFault | false)[] = [
    name === '' && fault('name', 'noName'),
    name.length > LONGEST_NAME && fault('name', 'longName'),
    text === '' && fault('text', 'noText'),
    text.length > LONGEST_TEXT && fault('text', 'longText'),
    opensOn === null && fault('opensOn', 'day'),
    closesOn === null && fault('closesOn', 'day'),
    !isOrdered(opensOn, closesOn) && fault('closesOn', 'order'),
    !isShort(opensOn, closesOn) && fault('closesOn', 'long'),
  ];
  const found = faults.filter((one) => one !== false);
  if (found.length > 0 || opensOn === null || closesOn === null) return { faults: found };
  return { name, text, opensOn, closesOn };
}

function isOrdered(opensOn: Day | null, closesOn: Day | null): boolean {
  return opensOn === null || closesOn === null || opensOn <= closesOn;
}

function isShort(opensOn: Day | null, closesOn: Day | null): boolean {
  return opensOn === null || closesOn === null || closesOn <= addDays(opensOn, LONGEST_DAYS);
}

function fault(field: keyof TypedMatter, message: string): MatterFault {
  return { field, message: `opinions.faults.${message}` };
}
