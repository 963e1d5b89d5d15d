import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import type { ReleasedResult } from './locked-result.js';
import { LockedResultsService } from './locked-results.service.js';
import { PublicResult } from './public-result.entity.js';

const results = tableOf(PublicResult);

/** Reads what everybody may see: what was approved, and nothing that waits. */
@Injectable()
export class PublicResultsService {
  constructor(
    private readonly lockedResults: LockedResultsService,
    private readonly queue: WriteQueue,
  ) {}

  /** What a commune shows, with its final figures. */
  async shownBy(communeId: string, language: Language): Promise<readonly ReleasedResult[]> {
    const records = await this.queue.read(results.select({ communeId }));
    if (records.length === 0) return [];
    const campaigns = new Map((await this.lockedResults.campaignsOf(communeId)).map((one) => [one.id, one]));
    const shown = records.map(async (record): Promise<readonly ReleasedResult[]> => {
      const campaign = campaigns.get(record.campaignId);
      if (!campaign) return [];
      return [{ result: await this.lockedResults.read(campaign, record.period, language), ...decidedIn(record) }];
    });
    return (await Promise.all(shown)).flat();
  }

  /**
   * One result that everybody may see.
   * @throws Problem `not-yet-approved` where no chairman is known to have approved it
   */
  async approved(campaign: Campaign, period: string, language: Language): Promise<ReleasedResult> {
    const { communeId, id: campaignId } = campaign;
    const record = await this.queue.read(results.find({ communeId, campaignId, period }));
    if (!record || record.preparedBy === null) throw problem.notYetApproved();
    return { result: await this.lockedResults.read(campaign, period, language), ...decidedIn(record) };
  }

  /** Communes that show something. */
  async communesThatShow(): Promise<ReadonlySet<string>> {
    const shown = rows<{ commune_id: string }>('SELECT DISTINCT commune_id FROM public_result');
    return new Set((await this.queue.read(shown)).map((row) => row.commune_id));
  }
}

/** What was decided about a result that is shown. */
export function decidedIn(record: PublicResult): Omit<ReleasedResult, 'result'> {
  const { releasedOn, done, preparedBy, decidedOn, decisionNumber: number } = record;
  return { releasedOn, done, approval: preparedBy === null ? null : { on: decidedOn ?? releasedOn, number } };
}
