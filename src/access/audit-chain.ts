import { createHash } from 'node:crypto';

/** What a row of the audit log says, apart from its place in the chain. */
export interface AuditContent {
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly communeId: string | null;
  readonly action: string;
  readonly object: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The hash before the first row. */
export const CHAIN_START = '0'.repeat(64);

/** Hexadecimal SHA-256 over the hash of the row before, the row's number and what it says. */
export function chainHash(previousHash: string, number: number, content: AuditContent): string {
  const { at, actor, communeId, action, object, details } = content;
  const sealed = [previousHash, number, at, actor, communeId, action, object, details];
  return createHash('sha256').update(JSON.stringify(sealed)).digest('hex');
}

/**
 * The number of the first row that does not fit its predecessor; null when the chain is whole.
 * @param rows in the order of their numbers, from 1
 */
export function firstBrokenLink(
  rows: readonly { readonly number: number; readonly hash: string; readonly content: AuditContent }[],
): number | null {
  let previous = CHAIN_START;
  for (const [index, { number, hash, content }] of rows.entries()) {
    if (number !== index + 1 || hash !== chainHash(previous, number, content)) return number;
    previous = hash;
  }
  return null;
}
