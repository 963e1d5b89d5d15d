import { z } from 'zod';
import { cleanText, readCount } from '../rules/typed-text.js';
import { type OpinionAnswer, type OpinionVillage, opinionAnswers } from './opinion.entity.js';

/** What staff count in a village: households, sheets, and what stands on those that came back. Pure. */

export const countFields = ['households', 'sheets', 'returned', 'invalid', 'yes', 'no', 'other'] as const;
export type CountField = (typeof countFields)[number];
type Counts = Pick<OpinionVillage, CountField>;

export const reasonFields = ['yesReasons', 'noReasons', 'otherReasons'] as const;
type ReasonField = (typeof reasonFields)[number];

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z
  .string()
  .max(100_000)
  .default('')
  .transform((typed) => typed.replaceAll('\r\n', '\n'));

export const countsForm = z.object({
  ...{ households: typedText, sheets: typedText, returned: typedText, invalid: typedText },
  ...{ yes: typedText, no: typedText, other: typedText },
  ...{ yesReasons: typedText, noReasons: typedText, otherReasons: typedText },
  /** Made with the page: a second click keeps no reason twice. */
  id: z.uuid(),
  changes: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type TypedCounts = Omit<z.output<typeof countsForm>, 'id' | 'changes'>;

export interface CountsFault {
  readonly field: CountField | ReasonField;
  /** Key of what is said at the field. */
  readonly message: string;
}

/** A line that somebody wrote on a sheet. */
interface PaperReason {
  readonly answer: OpinionAnswer;
  readonly text: string;
}

export interface ReadCounts {
  readonly counts: Counts;
  readonly reasons: readonly PaperReason[];
}

export const LONGEST_REASON = 1000;
const MOST = 100_000;

/**
 * @param codes printed for the village: each of its households gets a code or a sheet
 * @returns what was counted, or everything that is wrong with it at once
 */
export function readCounts(
  typed: TypedCounts,
  codes: number,
): ReadCounts | { readonly faults: readonly CountsFault[] } {
  const read = countFields.map((field) => ({ field, count: typed[field].trim() === '' ? 0 : readCount(typed[field]) }));
  const unread = read.filter(({ count }) => count === null || count > MOST).map(({ field }) => fault(field, 'count'));
  const reasons = opinionAnswers.flatMap((answer) =>
    linesOf(typed[`${answer}Reasons`]).map((text) => ({ answer, text })),
  );
  const long = opinionAnswers
    .filter((answer) => linesOf(typed[`${answer}Reasons`]).some((text) => text.length > LONGEST_REASON))
    .map((answer) => fault(`${answer}Reasons`, 'longReason'));
  const counts = Object.fromEntries(read.map(({ field, count }) => [field, count ?? 0])) as unknown as Counts;
  const many = opinionAnswers
    .filter((answer) => reasons.filter((one) => one.answer === answer).length > counts[answer])
    .map((answer) => fault(`${answer}Reasons`, 'manyReasons'));
  const faults = [...unread, ...(unread.length > 0 ? [] : [...disagreements(counts, codes), ...many]), ...long];
  return faults.length > 0 ? { faults } : { counts, reasons };
}

/** One answer of a household, on paper or by code; and every returned sheet is counted once. */
function disagreements({ households, sheets, returned, invalid, yes, no, other }: Counts, codes: number) {
  const faults: readonly (CountsFault | false)[] = [
    codes + sheets > households && fault('households', 'fewHouseholds'),
    returned > sheets && fault('returned', 'manyReturned'),
    yes + no + other + invalid !== returned && fault('yes', 'sum'),
  ];
  return faults.filter((one) => one !== false);
}

function linesOf(typed: string): readonly string[] {
  return cleanText(typed)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function fault(field: CountsFault['field'], message: string): CountsFault {
  return { field, message: `opinions.faults.${message}` };
}
