import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { isTellable, type LockedResult, type ReleasedResult } from './locked-result.js';
import { LockedResultsService } from './locked-results.service.js';
import { PublicResult } from './public-result.entity.js';

/** Decides what everybody may see: a person releases each locked round or quarter, and may withdraw it. */
@Injectable()
export class PublicResultsService {
  constructor(
    @InjectRepository(PublicResult) private readonly released: Repository<PublicResult>,
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
    const { overall } = await this.lockedResults.read(campaign, period, 'vi');
    if (!isTellable(overall)) throw problem.notYetPublished();
    const releasedOn = this.clock.today();
    const text = cleanText(done);
    await this.queue.transaction((manager) =>
      manager.upsert(PublicResult, { communeId, campaignId, period, releasedOn, releasedBy: actor, done: text }, [
        'communeId',
        'campaignId',
        'period',
      ]),
    );
    await this.note('results-released', campaign, period, actor);
  }

  /** Takes a released period back. */
  async withdraw(campaign: Campaign, period: string, actor: string): Promise<void> {
    const { communeId, id: campaignId } = campaign;
    await this.queue.transaction((manager) => manager.delete(PublicResult, { communeId, campaignId, period }));
    await this.note('results-withdrawn', campaign, period, actor);
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
    const found = await this.released
      .createQueryBuilder('r')
      .select('r.communeId', 'id')
      .distinct(true)
      .getRawMany<{ id: string }>();
    return new Set(found.map(({ id }) => id));
  }

  private recordsOf(communeId: string): Promise<PublicResult[]> {
    return this.released.findBy({ communeId });
  }

  private async shown(
    campaign: Campaign,
    period: string,
    language: Language,
    decided: Pick<ReleasedResult, 'releasedOn' | 'done'>,
  ): Promise<ReleasedResult> {
    return { result: await this.lockedResults.read(campaign, period, language), ...decided };
  }

  private async note(action: string, campaign: Campaign, period: string, actor: string): Promise<void> {
    const { communeId, id: object } = campaign;
    await this.audit.record({ actor, communeId, action, object, details: { period } });
  }
}
