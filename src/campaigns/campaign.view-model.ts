import type { AddressWarning } from '../collection-points/address-warning.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { hasSheet } from '../collection-points/points.view-model.js';
import { compareNames } from '../formatting/names.js';
import type { CampaignPlan } from './campaign-plan.entity.js';
import type { CampaignRow } from './campaign-row.js';
import type { ClosedWords, PendingLock } from './lock.view-model.js';
import { type PlanWords, planWords } from './plan.view-model.js';
import type { ResultLinks } from './result-links.js';

/** One campaign: its days, and the points where it is answered. */
export interface CampaignView {
  readonly campaign: CampaignRow;
  /** Only while sheets are printed. */
  readonly addressWarning: AddressWarning | null;
  readonly points: readonly CampaignPointRow[];
  /** Points of the commune that it does not use. */
  readonly others: readonly { readonly id: string; readonly name: string; readonly kindLabel: string }[];
  readonly mayChange: boolean;
  /** Whoever may change campaigns, also where this one is final. */
  readonly mayManage: boolean;
  /** It is final, and not put away yet. */
  readonly mayArchive: boolean;
  readonly mayLock: boolean;
  /** Collecting goes on and can be ended. */
  readonly mayEnd: boolean;
  /** Of what has ended and is not locked; none for whoever may not lock. */
  readonly locks: readonly PendingLock[];
  /** Where the figures of each locked period are; none for whoever may not see them. */
  readonly told: readonly ToldPeriod[];
  readonly plan: PlanWords | null;
  readonly mayPlan: boolean;
  /** Only where people come to the Centre for a field. */
  readonly mayEnterVisits: boolean;
  readonly maySeeFlags: boolean;
  /** Sheets of paper for its villages can be made; only where it has a place for them. */
  readonly mayHandOut: boolean;
  readonly created: boolean;
  /** Made as the next round of another one. */
  readonly cloned: boolean;
  readonly changed: boolean;
  /** Name of the campaign that uses the point wanted, or empty. */
  readonly overlapsWith: string;
}

/** Where the figures of a period are, and who made them final. */
export interface ToldPeriod extends ResultLinks {
  readonly closed: ClosedWords | null;
}

interface CampaignPointRow {
  readonly id: string;
  readonly name: string;
  readonly kindLabel: string;
  readonly code: string;
  readonly address: string;
  readonly responses: number;
  readonly revoked: boolean;
  /** It has answers, and the campaign uses it no more. */
  readonly removed: boolean;
  readonly hasSheet: boolean;
}

export interface CampaignPage {
  readonly campaign: CampaignRow;
  readonly used: readonly CollectionPoint[];
  readonly all: readonly CollectionPoint[];
  readonly responses: ReadonlyMap<string, number>;
  readonly addressOf: (point: CollectionPoint) => string;
  readonly addressWarning: AddressWarning | null;
  readonly mayManage: boolean;
  readonly locks: readonly PendingLock[];
  readonly told: readonly ToldPeriod[];
  readonly mayEnterVisits: boolean;
  readonly maySeeFlags: boolean;
  readonly mayKeyPaper: boolean;
  readonly plan: CampaignPlan | null;
  readonly mayPlan: boolean;
  readonly created: boolean;
  readonly cloned: boolean;
  readonly changed: boolean;
  readonly overlapsWith: string;
}

export function toCampaignView(page: CampaignPage): CampaignView {
  const { campaign, used, all, responses, created, cloned, changed, overlapsWith } = page;
  const usedIds = new Set(used.map(({ id }) => id));
  return {
    campaign,
    addressWarning: campaign.state === 'locked' || campaign.state === 'ended' ? null : page.addressWarning,
    points: [...used, ...all.filter(({ id }) => !usedIds.has(id) && responses.has(id))].sort(byName).map((point) => ({
      ...{ id: point.id, name: point.name, code: point.code, kindLabel: `points.kind.${point.kind}` },
      address: page.addressOf(point),
      responses: responses.get(point.id) ?? 0,
      revoked: point.revokedOn !== null,
      removed: !usedIds.has(point.id),
      hasSheet: hasSheet(point.kind) && point.revokedOn === null && usedIds.has(point.id),
    })),
    others: [...all]
      .filter(({ id, revokedOn }) => !usedIds.has(id) && revokedOn === null)
      .sort(byName)
      .map(({ id, name, kind }) => ({ id, name, kindLabel: `points.kind.${kind}` })),
    mayChange: page.mayManage && campaign.state !== 'locked',
    mayManage: page.mayManage,
    mayArchive: page.mayManage && campaign.state === 'locked' && !campaign.archived,
    mayLock: page.locks.length > 0,
    mayEnd: page.mayManage && campaign.state === 'open',
    ...{ locks: page.locks, told: page.told },
    plan: page.plan && planWords(page.plan, campaign.opensOn),
    ...{
      created,
      cloned,
      changed,
      overlapsWith,
      mayPlan: page.mayPlan,
      mayEnterVisits: page.mayEnterVisits && campaign.countsVisits,
      maySeeFlags: page.maySeeFlags,
      mayHandOut: page.mayKeyPaper && campaign.state !== 'locked' && used.some(isVillageWithPaper),
    },
  };
}

function isVillageWithPaper({ takesPaper, village }: CollectionPoint): boolean {
  return takesPaper && village !== null;
}

function byName(a: CollectionPoint, b: CollectionPoint): number {
  return compareNames(a.name, b.name);
}
