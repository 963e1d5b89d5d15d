import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { SurveyResponse } from '../responses/survey-response.entity.js';
import { takeOut } from '../responses/take-out.js';
import type { PaperBatch, SpoiltReason } from './paper.entity.js';
import { freeNumber, holdSheet, markSpoilt, moveSheet, putKeyingsBehind } from './sheets.queries.js';

/** What was said wrongly of a sheet as a whole, put right until the lock: its number, and whether it can be counted. */
@Injectable()
export class SheetChangesService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  /**
   * A sheet that was keyed under the number of another one.
   * @throws Problem `not-found`, `input-invalid` for a number that the batch does not have, `sheet-taken`,
   * `campaign-locked`
   */
  async renumber(batch: PaperBatch, number: number, to: number, by: string): Promise<void> {
    if (to < 1 || to > batch.issued) throw problem.inputInvalid({ field: 'to', least: 1, most: batch.issued });
    if (to === number) throw problem.sheetTaken({ number });
    await this.queue.commit(() => this.renumbered(batch, number, to, by));
  }

  /**
   * A sheet that was keyed and cannot be counted: its response goes, out of every sum; what was keyed stays beside it.
   * @throws Problem `not-found` where it is spoilt already, `campaign-locked`
   */
  async spoil(batch: PaperBatch, number: number, because: SpoiltReason, by: string): Promise<void> {
    await this.queue.commit(() => this.spoilt(batch, number, because, by));
  }

  /** A sheet that was put down as spoilt and is good: its number is free to be keyed. @throws Problem as above */
  async isGood(batch: PaperBatch, number: number, by: string): Promise<void> {
    await this.queue.commit(() => this.good(batch, number, by));
  }

  private *renumbered(batch: PaperBatch, number: number, to: number, by: string): Work<void> {
    const { campaign, response } = yield* held(batch, number);
    if (!response) throw problem.notFound();
    if (!campaign.countsOn(response.businessDate)) throw problem.campaignLocked();
    yield* moveSheet(batch, number, to);
    yield* this.note('paper-sheet-renumbered', batch, by, { number: to, before: number });
  }

  private *spoilt(batch: PaperBatch, number: number, because: SpoiltReason, by: string): Work<void> {
    const { campaign, response } = yield* held(batch, number);
    if (!response) throw problem.notFound();
    const asked = this.campaigns.questionnairesOf(campaign);
    yield* takeOut({ campaign, asked, pointId: batch.pointId }, [response]);
    yield* tableOf(SurveyResponse).delete({ communeId: batch.communeId, id: response.id });
    yield* putKeyingsBehind(batch, number);
    yield* markSpoilt(batch, number, because);
    yield* this.note('paper-sheet-taken-out', batch, by, { number, reason: because });
  }

  private *good(batch: PaperBatch, number: number, by: string): Work<void> {
    const { campaign, response } = yield* held(batch, number);
    if (response) throw problem.notFound();
    if (campaign.isLocked) throw problem.campaignLocked();
    yield* freeNumber(batch, number);
    yield* this.note('paper-sheet-good-again', batch, by, { number });
  }

  private note(action: string, { communeId, id }: PaperBatch, actor: string, details: Record<string, unknown>) {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

/** A sheet and its campaign, held still, with the response that it became, if any. @throws Problem `not-found` */
function* held(
  batch: PaperBatch,
  number: number,
): Work<{ readonly campaign: Campaign; readonly response: SurveyResponse | null }> {
  const { communeId, campaignId } = batch;
  const campaign = yield* holdCampaign(communeId, campaignId);
  const { responseId } = yield* holdSheet(batch, number);
  const response = responseId === null ? null : yield* tableOf(SurveyResponse).find({ communeId, id: responseId });
  if (!campaign || (responseId !== null && !response)) throw problem.notFound();
  return { campaign, response };
}
