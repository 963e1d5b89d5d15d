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
import {
  freeNumber,
  holdSheet,
  keyingsOf,
  markSpoilt,
  moveSheet,
  putKeyingsBehind,
  revisionOf,
} from './sheets.queries.js';

/** A sheet as somebody looked at it: its number, and what `revisionOf` told of it then. */
export interface SheetSeen {
  readonly number: number;
  readonly seen: string;
}

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
   * @returns false, with nothing done, where the sheet is no more what was looked at
   * @throws Problem `not-found`, `input-invalid` for a number that the batch does not have, `sheet-taken`,
   * `campaign-locked`
   */
  renumber(batch: PaperBatch, of: SheetSeen, to: number, by: string): Promise<boolean> {
    if (to < 1 || to > batch.issued) throw problem.inputInvalid({ field: 'to', least: 1, most: batch.issued });
    if (to === of.number) throw problem.sheetTaken({ number: to });
    return this.queue.commit(() => this.renumbered(batch, of, to, by));
  }

  /**
   * A sheet that was keyed and cannot be counted: its response goes, out of every sum; what was keyed stays beside it.
   * @returns as above
   * @throws Problem `not-found` where it is spoilt already, `campaign-locked`
   */
  spoil(batch: PaperBatch, of: SheetSeen, because: SpoiltReason, by: string): Promise<boolean> {
    return this.queue.commit(() => this.spoilt(batch, of, because, by));
  }

  /** A sheet that was put down as spoilt and is good: its number is free to be keyed. @throws Problem as above */
  async isGood(batch: PaperBatch, number: number, by: string): Promise<void> {
    await this.queue.commit(() => this.good(batch, number, by));
  }

  private *renumbered(batch: PaperBatch, { number, seen }: SheetSeen, to: number, by: string): Work<boolean> {
    const { campaign, response, state } = yield* held(batch, number);
    if (state !== seen) return false;
    if (!response) throw problem.notFound();
    if (!campaign.countsOn(response.businessDate)) throw problem.campaignLocked();
    yield* moveSheet(batch, number, to);
    yield* this.note('paper-sheet-renumbered', batch, by, { number: to, before: number });
    return true;
  }

  private *spoilt(batch: PaperBatch, { number, seen }: SheetSeen, because: SpoiltReason, by: string): Work<boolean> {
    const { campaign, response, state } = yield* held(batch, number);
    if (state !== seen) return false;
    if (!response) throw problem.notFound();
    const asked = this.campaigns.questionnairesOf(campaign);
    yield* takeOut({ campaign, asked, pointId: batch.pointId }, [response]);
    yield* tableOf(SurveyResponse).delete({ communeId: batch.communeId, id: response.id });
    yield* putKeyingsBehind(batch, number);
    yield* markSpoilt(batch, number, because);
    yield* this.note('paper-sheet-taken-out', batch, by, { number, reason: because });
    return true;
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

interface Held {
  readonly campaign: Campaign;
  readonly response: SurveyResponse | null;
  readonly state: string;
}

/** A sheet and its campaign, held still, with the response that it became, if any. @throws Problem `not-found` */
function* held(batch: PaperBatch, number: number): Work<Held> {
  const { communeId, campaignId } = batch;
  const campaign = yield* holdCampaign(communeId, campaignId);
  const sheet = yield* holdSheet(batch, number);
  const { responseId } = sheet;
  const response = responseId === null ? null : yield* tableOf(SurveyResponse).find({ communeId, id: responseId });
  if (!campaign || (responseId !== null && !response)) throw problem.notFound();
  return { campaign, response, state: revisionOf(sheet, yield* keyingsOf(batch, number)) };
}
