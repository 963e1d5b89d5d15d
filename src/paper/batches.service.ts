import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { problem } from '../problem.js';
import type { Hander } from './handed-out-by.js';
import { PaperBatch, PaperSheet } from './paper.entity.js';
import { countSheets, type SheetCounts } from './sheets.queries.js';

export interface NewBatch {
  readonly pointId: string;
  /** A meeting held at the point; null elsewhere. */
  readonly meetingId: string | null;
  readonly handedOutBy: Hander;
  readonly issued: number;
}

const batches = tableOf(PaperBatch);

/** Batches of paper sheets: made to be printed and handed out, counted when they come back. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly meetings: MeetingsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `input-invalid` naming `point`, `meeting` or `issued`; `campaign-locked` */
  async create(campaign: Campaign, wanted: NewBatch, actor: string): Promise<PaperBatch> {
    if (this.campaigns.stateOf(campaign) === 'locked') throw problem.campaignLocked();
    const points = await this.campaigns.pointsOf(campaign);
    const point = points.find(({ id, kind }) => id === wanted.pointId && (kind === 'paper' || kind === 'meeting'));
    if (!point || point.revokedOn !== null) throw problem.inputInvalid({ field: 'point' });
    if (!Number.isInteger(wanted.issued) || wanted.issued < 1 || wanted.issued > MOST_SHEETS) {
      throw problem.inputInvalid({ field: 'issued', least: 1, most: MOST_SHEETS });
    }
    const meeting = wanted.meetingId === null ? null : await this.meetings.find(wanted.meetingId);
    if (meeting && meeting.pointId !== point.id) throw problem.inputInvalid({ field: 'meeting' });
    const { communeId, id: campaignId } = campaign;
    const batch = Object.assign(new PaperBatch(), {
      ...{ communeId, id: randomUUID(), campaignId, ...wanted, returned: null, madeOn: this.clock.today() },
      code: await this.freeCode(communeId),
    });
    await this.queue.commit(() => this.made(batch, actor));
    return batch;
  }

  /** Batches of a commune, the latest first. */
  list(communeId: string): Promise<readonly PaperBatch[]> {
    return this.queue.read(batches.select({ communeId }, { order: { madeOn: 'DESC', code: 'ASC' } }));
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<PaperBatch> {
    const [batch] = await this.queue.read(batches.select({ id }));
    if (!batch) throw problem.notFound();
    return batch;
  }

  /** @throws Problem `input-invalid` for more sheets than were issued */
  async recordReturned(batch: PaperBatch, returned: number, actor: string): Promise<void> {
    const { issued } = batch;
    if (returned < 0 || returned > issued) throw problem.inputInvalid({ field: 'returned', least: 0, most: issued });
    await this.queue.commit(() => this.returned(batch, returned, actor));
  }

  /** By batch, how far keying is. */
  counts(communeId: string): Promise<ReadonlyMap<string, SheetCounts>> {
    return this.queue.read(countSheets(communeId));
  }

  /** Sheets that came back, by number. */
  sheetsOf({ communeId, id: batchId }: PaperBatch): Promise<readonly PaperSheet[]> {
    return this.queue.read(tableOf(PaperSheet).select({ communeId, batchId }, { order: { number: 'ASC' } }));
  }

  private *made(batch: PaperBatch, actor: string): Work<void> {
    const { communeId, id: object, code, handedOutBy, issued } = batch;
    yield* batches.insert(batch);
    const details = { code, handedOutBy, issued };
    yield* this.audit.append({ actor, communeId, action: 'paper-batch-made', object, details });
  }

  private *returned({ communeId, id }: PaperBatch, returned: number, actor: string): Work<void> {
    yield* batches.update({ communeId, id }, { returned });
    const details = { returned };
    yield* this.audit.append({ actor, communeId, action: 'paper-batch-returned', object: id, details });
  }

  private async freeCode(communeId: string): Promise<string> {
    for (;;) {
      const code = newBatchCode();
      if ((await this.queue.read(batches.count({ communeId, code }))) === 0) return code;
    }
  }
}

/** Two letters and two digits, without look-alikes: easy to read out over a table of paper. */
function newBatchCode(): string {
  const pick = (from: string): string => from.charAt(randomInt(from.length));
  return pick(LETTERS) + pick(LETTERS) + pick(DIGITS) + pick(DIGITS) + pick(DIGITS);
}

const LETTERS = 'ABCDEFGHKLMNPRSTVXY';
const DIGITS = '23456789';

/** A page of sheets that a browser still prints. */
const MOST_SHEETS = 500;
