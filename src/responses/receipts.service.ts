import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { periodOf } from '../campaigns/campaign-calendar.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import { CollectionPointsService, pointsOfCommune } from '../collection-points/collection-points.service.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import type { Day } from '../rules/days.js';
import { receiptHash } from './receipt.js';
import { SurveyResponse } from './survey-response.entity.js';
import { likeliestPoint, withdraw } from './withdraw.js';

const responses = tableOf(SurveyResponse);

/** What a receipt stands for: nothing of its answers, and no more of its day than the month. */
export type Received = {
  /** Name of the campaign. */
  readonly campaign: string;
} & (
  | { readonly state: 'withdrawn' }
  | {
      /** In final figures, or to be withdrawn until it is. */
      readonly state: 'locked' | 'open';
      /** In which it was answered, e.g. `2026-11`. */
      readonly month: string;
      /** It came after the lock, and counts nowhere. */
      readonly late: boolean;
      /** The lock comes on this day or later. */
      readonly lockDay: Day;
    }
);

/** Finds the response of whoever has its receipt, and withdraws it until the lock. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly campaigns: CampaignsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @returns null where the commune has nothing of that receipt */
  async find(communeId: string, receipt: string): Promise<Received | null> {
    const hashes = [...(await this.pointsByHash(communeId, receipt)).keys()];
    const found = await this.queue.read(byReceipt(communeId, hashes));
    const all = await Promise.all(
      found.map(async (stored) => ({ stored, campaign: await this.campaigns.find(stored.campaignId) })),
    );
    const left = all.filter(({ stored }) => stored.standing !== 'withdrawn');
    const [first = all[0]] = left;
    if (!first) return null;
    const campaign = first.campaign.name;
    if (left.length === 0) return { state: 'withdrawn', campaign };
    const { businessDate: day, standing } = first.stored;
    const isOpen = left.every((one) => one.campaign.countsOn(one.stored.businessDate));
    const lockDay = first.campaign.lockDayOf(periodOf(day, first.campaign));
    return { state: isOpen ? 'open' : 'locked', campaign, month: day.slice(0, 7), late: standing === 'late', lockDay };
  }

  /**
   * Withdraws what was sent with a receipt; what is withdrawn already stays so.
   * @throws Problem `campaign-locked` once any of it is in final figures
   */
  async withdraw(communeId: string, receipt: string): Promise<void> {
    const points = await this.pointsByHash(communeId, receipt);
    await this.queue.commit((group) => this.withdrawn(communeId, points, group));
  }

  private *withdrawn(communeId: string, points: ReadonlyMap<string, string>, group: Group): Work<void> {
    yield* group.settle();
    const left: string[] = [];
    for (const { id, campaignId } of yield* byReceipt(communeId, [...points.keys()])) {
      const campaign = yield* holdCampaign(communeId, campaignId);
      // As it is now that nobody else can change it.
      const stored = yield* responses.find({ communeId, id });
      if (!campaign || !stored || stored.standing === 'withdrawn') continue;
      const known = points.get(stored.receiptHash ?? '');
      const pointId = known || (yield* likeliestPoint(stored, yield* pointsOfCommune(communeId)));
      const asked = this.campaigns.questionnairesOf(campaign);
      yield* withdraw({ campaign, asked, pointId }, stored, this.clock.today());
      left.push(campaignId);
    }
    for (const object of left) {
      yield* this.audit.append({ actor: 'respondent', communeId, action: 'response-withdrawn', object });
    }
  }

  /** The hashes under which a commune may keep a receipt, and the point that each stands for; empty where it says none. */
  private async pointsByHash(communeId: string, receipt: string): Promise<ReadonlyMap<string, string>> {
    const points = await this.points.list(communeId);
    return new Map(['', ...points.map(({ id }) => id)].map((id) => [receiptHash(this.secrets, receipt, id), id]));
  }
}

/** @param hashes of one receipt: where staff accepted another answer sent under its ID, both are found */
export function* byReceipt(communeId: string, hashes: readonly string[]): Work<readonly SurveyResponse[]> {
  const places = hashes.map((_, at) => `$${at + 2}`).join(', ');
  const found = yield* rows(
    `SELECT * FROM survey_response WHERE commune_id = $1 AND receipt_hash IN (${places}) ORDER BY campaign_id, id`,
    communeId,
    ...hashes,
  );
  return found.map((raw) => responses.row(raw));
}
