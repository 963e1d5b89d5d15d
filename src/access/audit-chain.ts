import { createHash } from 'node:crypto';

/** What an entry of the audit log says, apart from its place in the chain. */
export interface AuditContent {
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly communeId: string | null;
  readonly action: string;
  readonly object: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** An entry's place in its chain: numbers begin with 1. */
export interface ChainLink {
  readonly number: number;
  readonly hash: string;
}

/** What stands before the first entry. */
export const CHAIN_START: ChainLink = { number: 0, hash: '0'.repeat(64) };

/** The link that follows: its hash is hexadecimal SHA-256 over the hash before, its number and what it says. */
export function nextLink(last: ChainLink, content: AuditContent): ChainLink {
  const { at, actor, communeId, action, object, details } = content;
  const number = last.number + 1;
  const sealed = [last.hash, number, at, actor, communeId, action, object, details];
  return { number, hash: createHash('sha256').update(JSON.stringify(sealed)).digest('hex') };
}

/**
 * The number of the first entry that was changed or taken out, or that the head does not know; null for a whole chain.
 * @param entries in the order of their numbers
 * @param head the last link, as it is kept apart: an end that was cut off is missed by nobody else
 */
export function firstBrokenEntry(
  entries: readonly (ChainLink & { readonly content: AuditContent })[],
  head: ChainLink,
): number | null {
  let last = CHAIN_START;
  for (const { number, hash, content } of entries) {
    const link = nextLink(last, content);
    if (number !== link.number || hash !== link.hash) return link.number;
    last = link;
  }
  if (last.number === head.number) return last.hash === head.hash ? null : last.number;
  return Math.min(last.number, head.number) + 1;
}
