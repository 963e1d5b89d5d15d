import { may, type Role } from '../access/rights.js';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignRow } from './campaign-row.js';
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

/** The page that says what becomes final and what still waits, and asks once more. */
export interface LockView {
  readonly campaign: CampaignRow;
  /** What would be locked. */
  readonly lock: PendingLock;
  /** Only what has ended can be locked. */
  readonly mayLock: boolean;
  /** Collecting of the round goes on and can be ended first. */
  readonly mayEnd: boolean;
  /** Other periods that have ended and are not locked. */
  readonly others: readonly string[];
  /** Key of what is missing in what was sent; null before. */
  readonly fault: string | null;
}

/** What was not ticked on the page: that it is meant, or that what waits may be left out. */
export type LockFault = 'confirmed' | 'anyway';

export function toLockView(
  campaign: Campaign,
  {
    row,
    lock,
    today,
    fault,
  }: { readonly row: CampaignRow; readonly lock: PendingLock; readonly today: Day; readonly fault: LockFault | null },
): LockView {
  const isEnded = (period: string): boolean => campaign.hasEnded(period, today);
  const open = campaign.periods.filter((period) => period !== lock.period && !campaign.isPeriodLocked(period));
  return {
    ...{ campaign: row, lock, mayLock: isEnded(lock.period), others: open.filter(isEnded) },
    mayEnd: !campaign.continuous && row.state === 'open',
    fault: fault && `campaigns.lockFaults.${fault}`,
  };
}
