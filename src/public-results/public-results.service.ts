import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { Clock } from '../config/clock.js';
import { rows, type Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { isTellable, type LockedResult, type ReleasedResult } from './locked-result.js';
import { LockedResultsService } from './locked-results.service.js';
import { PublicResult } from './public-result.entity.js';

const results = tableOf(PublicResult);

/** Decides what everybody may see: a person releases each locked round or quarter, and may withdraw it. */
@Injectable()
export class PublicResultsService {
  constructor(
    private readonly lockedResults: LockedResultsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Shows a locked period to everybody; released again, its text is replaced.
   * @param done what the commune did after the survey, or nothing
   * @throws Problem `not-yet-published` when it is not locked, or too few answered
   */
  async release(campaign: Campaign, period: string, done: string, actor: string): Promise<void> {
    const { communeId, id: campaignId } = campaign;
    const campaigns = await this.lockedResults.campaignsOf(communeId);
    if (!campaigns.some(({ id }) => id === campaignId)) throw problem.notFound();
    const { overall } = await this.lockedResults.read(campaign, period, MAIN_LANGUAGE);
    if (!isTellable(overall)) throw problem.notYetPublished();
    const releasedOn = this.clock.today();
    const result = { communeId, campaignId, period, releasedOn, releasedBy: actor, done: cleanText(done) };
    await this.queue.commit(() => this.released(result));
  }

  /** Takes a released period back. */
  async withdraw(campaign: Campaign, period: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.withdrawn(campaign, period, actor));
  }

  /** What a commune shows, with its final figures. */
  async shownBy(communeId: string, language: Language): Promise<readonly ReleasedResult[]> {
    const records = await this.recordsOf(communeId);
    if (records.length === 0) return [];
    const campaigns = new Map((await this.lockedResults.campaignsOf(communeId)).map((one) => [one.id, one]));
    return Promise.all(
      records.flatMap(({ campaignId, period, releasedOn, done }) => {
        const campaign = campaigns.get(campaignId);
        return campaign ? [this.shown(campaign, period, language, { releasedOn, done })] : [];
      }),
    );
  }

  /** Every locked period of a commune that may be shown, with what was decided about it. */
  async releasable(
    communeId: string,
    language: Language,
  ): Promise<readonly { readonly result: LockedResult; readonly release: PublicResult | null }[]> {
    const records = await this.recordsOf(communeId);
    const campaigns = await this.lockedResults.campaignsOf(communeId);
    const perCampaign = await Promise.all(
      campaigns.map(async (campaign) => {
        const periods = await this.lockedResults.lockedPeriods(campaign);
        return Promise.all(
          periods.map(async (period) => ({
            result: await this.lockedResults.read(campaign, period, language),
            release: records.find((one) => one.campaignId === campaign.id && one.period === period) ?? null,
          })),
        );
      }),
    );
    return perCampaign.flat();
  }

  /** Communes that show something. */
  async communesThatShow(): Promise<ReadonlySet<string>> {
    const shown = rows<{ commune_id: string }>('SELECT DISTINCT commune_id FROM public_result');
    return new Set((await this.queue.read(shown)).map((row) => row.commune_id));
  }

  private recordsOf(communeId: string): Promise<readonly PublicResult[]> {
    return this.queue.read(results.select({ communeId }));
  }

  private async shown(
    campaign: Campaign,
    period: string,
    language: Language,
    decided: Pick<ReleasedResult, 'releasedOn' | 'done'>,
  ): Promise<ReleasedResult> {
    return { result: await this.lockedResults.read(campaign, period, language), ...decided };
  }

  private *released(result: PublicResult): Work<void> {
    const { communeId, campaignId: object, period, releasedBy: actor } = result;
    yield* results.upsert(result);
    yield* this.audit.append({ actor, communeId, action: 'results-released', object, details: { period } });
  }

  private *withdrawn({ communeId, id }: Campaign, period: string, actor: string): Work<void> {
    const gone = yield* results.delete({ communeId, campaignId: id, period });
    if (gone === 0) return;
    yield* this.audit.append({ actor, communeId, action: 'results-withdrawn', object: id, details: { period } });
  }
}
