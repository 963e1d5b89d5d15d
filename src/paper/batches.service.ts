import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { MeetingsService } from '../collection-points/meetings.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
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

/** Batches of paper sheets: made to be printed and handed out, counted when they come back. */
@Injectable()
export class BatchesService {
  constructor(
    @InjectRepository(PaperBatch) private readonly batches: Repository<PaperBatch>,
    @InjectRepository(PaperSheet) private readonly sheets: Repository<PaperSheet>,
    private readonly campaigns: CampaignsService,
    private readonly meetings: MeetingsService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `input-invalid` naming `point`, `meeting` or `issued`; `campaign-locked` */
  async create(campaign: Campaign, wanted: NewBatch): Promise<PaperBatch> {
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
    await this.queue.transaction((manager) => manager.insert(PaperBatch, batch));
    return batch;
  }

  /** Batches of a commune, the latest first. */
  list(communeId: string): Promise<PaperBatch[]> {
    return this.batches.find({ where: { communeId }, order: { madeOn: 'DESC', code: 'ASC' } });
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<PaperBatch> {
    const batch = await this.batches.findOneBy({ id });
    if (!batch) throw problem.notFound();
    return batch;
  }

  /** @throws Problem `input-invalid` for more sheets than were issued */
  async recordReturned(batch: PaperBatch, returned: number): Promise<void> {
    const { communeId, id, issued } = batch;
    if (returned < 0 || returned > issued) throw problem.inputInvalid({ field: 'returned', least: 0, most: issued });
    await this.queue.transaction((manager) => manager.update(PaperBatch, { communeId, id }, { returned }));
  }

  /** By batch, how far keying is. */
  counts(communeId: string): Promise<ReadonlyMap<string, SheetCounts>> {
    return this.queue.read(countSheets(communeId));
  }

  /** Sheets that came back, by number. */
  sheetsOf({ communeId, id: batchId }: PaperBatch): Promise<PaperSheet[]> {
    return this.sheets.find({ where: { communeId, batchId }, order: { number: 'ASC' } });
  }

  private async freeCode(communeId: string): Promise<string> {
    for (;;) {
      const code = newBatchCode();
      if (!(await this.batches.existsBy({ communeId, code }))) return code;
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
export const MOST_SHEETS = 500;
