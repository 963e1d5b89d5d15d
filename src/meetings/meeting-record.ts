import { z } from 'zod';
import { cleanLine, cleanText, readCount } from '../rules/typed-text.js';
import type { MeetingCounts } from './meetings.service.js';

/** A count as a secretary types it: empty for "not known yet". */
const count = z
  .string()
  .refine((typed) => cleanText(typed) === '' || readCount(typed) !== null)
  .transform(readCount);

/** Names of the counted fields, in the order of the page. */
export const countFields = ['invited', 'present', 'issued', 'returned', 'valid'] as const;
export type CountField = (typeof countFields)[number];

/** The record as the page sends it, text in every field. */
export type RecordFault = CountField | 'keyedBy';
export type TypedRecord = Readonly<Record<RecordFault, string>>;

/**
 * Reads what a secretary typed.
 * @returns the counts, or the first field at fault: not a number, more returned than issued, more valid than returned, a
 * name that is too long
 * @example readRecord({ invited: '80', present: '', issued: '60', returned: '61', valid: '', keyedBy: '' }) // { fault: 'returned' }
 */
export function readRecord(typed: TypedRecord): { readonly counts: MeetingCounts } | { readonly fault: RecordFault } {
  const read = Object.fromEntries(countFields.map((field) => [field, count.safeParse(typed[field])]));
  const wrong = countFields.find((field) => !read[field]?.success);
  if (wrong) return { fault: wrong };
  const counts = Object.fromEntries(countFields.map((field) => [field, read[field]?.data ?? null])) as Record<
    CountField,
    number | null
  >;
  if (exceeds(counts.returned, counts.issued)) return { fault: 'returned' };
  if (exceeds(counts.valid, counts.returned ?? counts.issued)) return { fault: 'valid' };
  const keyedBy = cleanLine(typed.keyedBy);
  return keyedBy.length > LONGEST_NAME ? { fault: 'keyedBy' } : { counts: { ...counts, keyedBy: keyedBy || null } };
}

/** Of whoever keyed the forms. */
const LONGEST_NAME = 120;

function exceeds(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole;
}
