import { may, type Role } from '../access/staff.js';
import { businessDate, businessTime } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignRow } from './campaign-row.js';
import type { Closed } from './closing.service.js';
import type { LockWaits } from './lock-waits.queries.js';
import { type ResultLinks, resultLinks } from './result-links.js';

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

/** The page that says what becomes final and what still waits, and asks once more; or that it is final. */
export interface LockView {
  readonly campaign: CampaignRow;
  readonly state: LockState;
  /** Key of its title. */
  readonly heading: string;
  /** What would be locked. */
  readonly lock: PendingLock;
  /** Its day has come: it locks by itself as soon as nothing waits. */
  readonly isDue: boolean;
  /** Collecting of the round goes on and can be ended first. */
  readonly mayEnd: boolean;
  /** Other periods that have ended and are not locked. */
  readonly others: readonly string[];
  /** Once it is locked: by whom, as far as is known, and where its figures are. */
  readonly closed: ClosedWords | null;
  readonly told: ResultLinks | null;
  /** Key of what is missing in what was sent, or came too late; null before. */
  readonly fault: string | null;
}

/** It is still answered; something waits; nothing does; it is final. */
type LockState = 'running' | 'waiting' | 'ready' | 'locked';

/**
 * What was not ticked on the page: that it is meant, or that what waits may be left out; or it was pressed in vain, or
 * while its answers were changing.
 */
export type LockFault = 'confirmed' | 'anyway' | 'locked' | 'changing';

export interface LockPage {
  readonly row: CampaignRow;
  readonly lock: PendingLock;
  readonly today: Day;
  readonly fault: LockFault | null;
  readonly closed: Closed | null;
}

export function toLockView(campaign: Campaign, page: LockPage): LockView {
  const { row, lock, today, fault, closed } = page;
  const isEnded = (period: string): boolean => campaign.hasEnded(period, today);
  const open = campaign.periods.filter((period) => period !== lock.period && !campaign.isPeriodLocked(period));
  const state = campaign.isPeriodLocked(lock.period) ? 'locked' : stateOf(lock, isEnded(lock.period));
  const told = faultIn(state, fault);
  return {
    ...{ campaign: row, state, heading: `campaigns.lockTitle.${state}`, lock, isDue: today >= lock.lockDay },
    mayEnd: !campaign.continuous && row.state === 'open',
    others: open.filter(isEnded),
    closed: closedWords(closed, 'lockedBy'),
    told: state === 'locked' ? resultLinks(campaign, lock.period) : null,
    fault: told && `campaigns.lockFaults.${told}`,
  };
}

function stateOf({ waits }: PendingLock, isEnded: boolean): LockState {
  if (!isEnded) return 'running';
  return waits.length > 0 ? 'waiting' : 'ready';
}

/** @returns null where something has happened since the page was sent, so that the rest of the page says it all */
function faultIn(state: LockState, fault: LockFault | null): LockFault | null {
  if (fault === null || state === 'running') return null;
  if (state === 'locked') return 'locked';
  return fault === 'anyway' && state !== 'waiting' ? null : fault;
}

/** Who closed something, and when, in words. */
export interface ClosedWords {
  /** Key of the sentence: a person, or something that works by itself. */
  readonly text: string;
  readonly by: string;
  readonly day: Day;
  readonly time: string;
}

/** @param sentences key under which there is one for a person, the clock and a command */
export function closedWords(closed: Closed | null, sentences: string): ClosedWords | null {
  if (!closed) return null;
  const { by, at } = closed;
  const kind = by === 'clock' || by === 'command' ? by : 'person';
  return { text: `campaigns.${sentences}.${kind}`, by, day: businessDate(at), time: businessTime(at) };
}
