import type { z } from 'zod';
import { problem } from '../problem.js';
import type { Fault } from './integrity-pages.service.js';

/** What a form of these pages sent. @throws Problem `malformed` */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const form = schema.safeParse(body);
  if (!form.success) throw problem.malformed();
  return form.data;
}

/** What is wrong with a reason, as it was cleaned: none, or longer than anybody reads. */
export function faultsOfReason(because: string, field = 'because'): readonly Fault[] {
  if (because === '') return [{ field, message: 'integrity.faults.because' }];
  return because.length > LONGEST_REASON ? [{ field, message: 'integrity.faults.tooLong' }] : [];
}

const LONGEST_REASON = 500;

/** What is said at a field that is empty or wrong. */
export function fault(field: string): { readonly field: string; readonly message: string } {
  return { field, message: `integrity.faults.${field}` };
}

/** The page about the flags of a campaign. */
export function pathOf(id: string): string {
  return `/campaigns/${id}/integrity`;
}
