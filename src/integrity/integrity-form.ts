import type { z } from 'zod';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';

/** What a form of these pages sent. @throws Problem `malformed` */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const form = schema.safeParse(body);
  if (!form.success) throw problem.malformed();
  return form.data;
}

/** A reason as it is kept: cut where it is longer than anybody reads. */
export function reason(typed: string): string {
  return cleanText(typed).slice(0, LONGEST_REASON);
}

/** What is said at a field that is empty or wrong. */
export function fault(field: string): { readonly field: string; readonly message: string } {
  return { field, message: `integrity.faults.${field}` };
}

/** The page about the flags of a campaign. */
export function pathOf(id: string): string {
  return `/campaigns/${id}/integrity`;
}

const LONGEST_REASON = 500;
