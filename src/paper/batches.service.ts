import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { problem } from '../problem.js';
import { newBatchCode } from './batch-code.js';
import type { Hander } from './handed-out-by.js';
import { MOST_SHEETS, PaperBatch, type PaperForm, PaperSheet } from './paper.entity.js';
import { countSheets, NO_SHEETS, type SheetCounts } from './sheets.queries.js';

export interface NewBatch {
  readonly pointId: string;
  /** A meeting held at the point; null elsewhere. */
  readonly meetingId: string | null;
  readonly handedOutBy: Hander;
  readonly form: PaperForm;
  /** Sheets, 1 … 500. */
  readonly issued: number;
}

/** What the page of all villages asks for. */
interface VillageBatches {
  readonly once: string;
  readonly form: PaperForm;
  readonly batches: readonly VillageBatch[];
}

/** Sheets for one place of a step that makes batches for several. */
export type VillageBatch = Pick<NewBatch, 'pointId' | 'handedOutBy' | 'issued'>;

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
    const point = (await this.pointsFor(campaign)).find(({ id }) => id === wanted.pointId);
    if (!point) throw problem.inputInvalid({ field: 'point' });
    const meeting = wanted.meetingId === null ? null : await this.meetings.find(wanted.meetingId);
    if (meeting && meeting.pointId !== point.id) throw problem.inputInvalid({ field: 'meeting' });
    const freeCode = await this.freeCodes(campaign.communeId);
    const batch = this.planned(campaign, wanted, freeCode());
    await this.queue.commit(() => this.made([batch], actor));
    return batch;
  }

  /**
   * A batch for each of several places, all or none; made before, they are not made again.
   * @param once becomes the id of the first of them: a random UUID of the page that was filled in
   * @throws Problem `input-invalid` naming `point` or `issued`; `campaign-locked`
   */
  async createForVillages(
    campaign: Campaign,
    { once, form, batches: wanted }: VillageBatches,
    actor: string,
  ): Promise<void> {
    const known = new Set((await this.pointsFor(campaign)).map(({ id }) => id));
    if (wanted.length === 0 || wanted.some(({ pointId }) => !known.has(pointId))) {
      throw problem.inputInvalid({ field: 'point' });
    }
    const freeCode = await this.freeCodes(campaign.communeId);
    const all = wanted.map((one, at) =>
      this.planned(campaign, { ...one, form, meetingId: null }, freeCode(), at === 0 ? once : randomUUID()),
    );
    await this.queue.commit(() => this.made(all, actor));
  }

  /**
   * Where sheets of a campaign are handed out.
   * @throws Problem `campaign-locked`
   */
  async pointsFor(campaign: Campaign): Promise<readonly CollectionPoint[]> {
    if (this.campaigns.stateOf(campaign) === 'locked') throw problem.campaignLocked();
    return (await this.campaigns.pointsOf(campaign)).filter(({ takesPaper }) => takesPaper);
  }

  private planned(
    { communeId, id: campaignId }: Campaign,
    wanted: NewBatch,
    code: string,
    id: string = randomUUID(),
  ): PaperBatch {
    if (!Number.isInteger(wanted.issued) || wanted.issued < 1 || wanted.issued > MOST_SHEETS) {
      throw problem.inputInvalid({ field: 'issued', least: 1, most: MOST_SHEETS });
    }
    return Object.assign(new PaperBatch(), {
      ...{ communeId, id, campaignId, ...wanted, code, returned: null, madeOn: this.clock.today() },
      ...{ sampled: 0, sampleErrors: 0 },
    });
  }

  /** Batches of a commune, the latest first. */
  list(communeId: string): Promise<readonly PaperBatch[]> {
    return this.queue.read(batches.select({ communeId }, { order: { madeOn: 'DESC', code: 'ASC' } }));
  }

  /** What was made on one day for the places of one campaign, with sheets of one form. */
  madeWith({ communeId, campaignId, madeOn, form }: PaperBatch): Promise<readonly PaperBatch[]> {
    return this.queue.read(batches.select({ communeId, campaignId, madeOn, form }, { order: { code: 'ASC' } }));
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

  /** How many sheets of a commune wait: back and not keyed, or keyed otherwise by two people. Of no locked campaign. */
  async waiting(communeId: string): Promise<{ readonly unkeyed: number; readonly differing: number }> {
    const campaigns = await this.campaigns.list(communeId);
    const locked = new Set(campaigns.filter(({ isLocked }) => isLocked).map(({ id }) => id));
    const counts = await this.counts(communeId);
    const all = (await this.list(communeId)).filter(({ campaignId }) => !locked.has(campaignId));
    const of = all.map(({ id, returned }) => ({ returned: returned ?? 0, ...(counts.get(id) ?? NO_SHEETS) }));
    return {
      unkeyed: of.reduce((sum, { returned, valid, spoilt }) => sum + Math.max(0, returned - valid - spoilt), 0),
      differing: of.reduce((sum, { differing }) => sum + differing, 0),
    };
  }

  /** Sheets that came back, by number. */
  sheetsOf({ communeId, id: batchId }: PaperBatch): Promise<readonly PaperSheet[]> {
    return this.queue.read(tableOf(PaperSheet).select({ communeId, batchId }, { order: { number: 'ASC' } }));
  }

  private *made(all: readonly PaperBatch[], actor: string): Work<void> {
    const [{ communeId, campaignId, id } = { communeId: '', campaignId: '', id: '' }] = all;
    // Of two clicks the second waits here until the first is done.
    if (!(yield* holdCampaign(communeId, campaignId))) throw problem.notFound();
    const [before] = yield* batches.select({ id });
    if (before && before.campaignId !== campaignId) throw problem.notFound();
    if (before) return;
    for (const batch of all) {
      const { id: object, code, handedOutBy, issued } = batch;
      yield* batches.insert(batch);
      const details = { code, handedOutBy, issued };
      yield* this.audit.append({ actor, communeId, action: 'paper-batch-made', object, details });
    }
  }

  private *returned({ communeId, id }: PaperBatch, returned: number, actor: string): Work<void> {
    yield* batches.update({ communeId, id }, { returned });
    const details = { returned };
    yield* this.audit.append({ actor, communeId, action: 'paper-batch-returned', object: id, details });
  }

  /** Draws codes that no batch of the commune has, and none twice. */
  private async freeCodes(communeId: string): Promise<() => string> {
    const taken = new Set((await this.list(communeId)).map(({ code }) => code));
    return () => {
      let code = newBatchCode();
      while (taken.has(code)) code = newBatchCode();
      taken.add(code);
      return code;
    };
  }
}
