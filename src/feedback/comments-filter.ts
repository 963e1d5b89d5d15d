import { z } from 'zod';
import { writeAddress } from '../figures/address.js';
import { asSearched } from '../formatting/accents.js';
import { cleanLine } from '../rules/typed-text.js';

/** What the list of comments is asked for, by the names in its address; what cannot be read asks for nothing. */
const address = z.object({
  in: z.string().max(40).catch(''),
  about: z.string().max(100).catch(''),
  of: z.string().max(100).catch(''),
  tag: z.string().max(100).catch('').transform(asSearched),
  words: z.string().catch('').transform(cleanLine),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export interface CommentsFilter {
  /** As groups name it; empty for any, like the others. */
  readonly quarter: string;
  readonly question: string;
  readonly department: string;
  /** In plain letters. */
  readonly tag: string;
  readonly words: string;
  readonly page: number;
}

export function readCommentsFilter(query: unknown): CommentsFilter {
  const { in: quarter, about: question, of: department, ...rest } = address.parse(query ?? {});
  return { quarter, question, department, ...rest };
}

/** The address of a list. @param reading parts that lead to its campaign */
export function commentsAddress(
  reading: Readonly<Record<string, string | null>>,
  { quarter, question, department, tag, words, page }: Partial<CommentsFilter>,
): string {
  const parts = { in: quarter, about: question, of: department, tag, words, page: page && page > 1 ? page : null };
  const asked = Object.entries(parts).map(([name, value]) => [name, value ? String(value) : null]);
  return `/dashboard/comments?${writeAddress({ ...reading, ...Object.fromEntries(asked) })}`;
}
