import { may } from '../access/rights.js';
import type { Role } from '../access/roles.js';
import type { Day } from '../rules/days.js';
import type { LockWaits } from './lock-waits.queries.js';

/** A period that has ended and is not locked: of when it is, when it locks by itself, and what that waits for. */
export interface PendingLock {
  /** Its ID. */
  readonly campaign: string;
  readonly name: string;
  readonly period: string;
  /** A month or quarter of continuous feedback, not a whole round. */
  readonly isPart: boolean;
  readonly from: Day;
  readonly to: Day;
  readonly lockDay: Day;
  /** On which it locks whatever waits. */
  readonly lastDay: Day;
  readonly waits: readonly WaitLine[];
}

/** One thing that waits, and the page on which it is done. */
export interface WaitLine {
  /** Key of its sentence. */
  readonly text: string;
  readonly count: number;
  /** Of the batch, or of the tablet's point. */
  readonly name: string;
  /** Null where the reader may not go. */
  readonly href: string | null;
}

export function waitLines(
  { batches, setAside, tablets }: LockWaits,
  { communeId, role }: { readonly communeId: string; readonly role: Role },
): readonly WaitLine[] {
  const text = (kind: string): string => `campaigns.waits.${kind}`;
  const sheets = batches.map(({ id, code, sheets: count }) => {
    return { text: text('sheets'), count, name: code, href: may(role, 'key-paper') ? `/paper/batches/${id}` : null };
  });
  const answers = may(role, 'settle-set-aside') ? `/set-aside?commune=${communeId}` : null;
  const devices = may(role, 'manage-points') ? `/devices?commune=${communeId}` : null;
  return [
    ...sheets,
    ...(setAside > 0 ? [{ text: text('setAside'), count: setAside, name: '', href: answers }] : []),
    ...tablets.map(({ name }) => ({ text: text('tablet'), count: 1, name, href: devices })),
  ];
}
