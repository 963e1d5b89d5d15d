import type { z } from 'zod';
import { problem } from '../problem.js';
import { faultOfReason } from '../responses/corrected-answers.js';

/** What a form of these pages sent. @throws Problem `malformed` */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const form = schema.safeParse(body);
  if (!form.success) throw problem.malformed();
  return form.data;
}

/** What is wrong with a reason, to be said at its field; nothing with a good one. @param because as it was cleaned */
export function faultsOfReason(because: string, field = 'because'): readonly Fault[] {
  const message = faultOfReason(because);
  return message === null ? [] : [{ field, message }];
}

/** What is wrong with a field, and the key of the sentence that says so. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** What is said at a field that is empty or wrong. */
export function fault(field: string): Fault {
  return { field, message: `integrity.faults.${field}` };
}

/** The page about the flags of a campaign. */
export function pathOf(id: string): string {
  return `/campaigns/${id}/integrity`;
}
