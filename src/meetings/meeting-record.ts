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
export type TypedRecord = Readonly<Record<CountField | 'keyedBy', string>>;

/**
 * Reads what a secretary typed.
 * @returns the counts, or the first field at fault: not a number, more returned than issued, more valid than returned
 * @example readRecord({ invited: '80', present: '', issued: '60', returned: '61', valid: '', keyedBy: '' }) // { fault: 'returned' }
 */
export function readRecord(typed: TypedRecord): { readonly counts: MeetingCounts } | { readonly fault: CountField } {
  const read = Object.fromEntries(countFields.map((field) => [field, count.safeParse(typed[field])]));
  const wrong = countFields.find((field) => !read[field]?.success);
  if (wrong) return { fault: wrong };
  const counts = Object.fromEntries(countFields.map((field) => [field, read[field]?.data ?? null])) as Record<
    CountField,
    number | null
  >;
  if (exceeds(counts.returned, counts.issued)) return { fault: 'returned' };
  if (exceeds(counts.valid, counts.returned ?? counts.issued)) return { fault: 'valid' };
  return { counts: { ...counts, keyedBy: cleanLine(typed.keyedBy) || null } };
}

function exceeds(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole;
}
