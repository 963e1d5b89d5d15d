import { Injectable } from '@nestjs/common';
import { assertCommune, type Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { type BatchView, type RefusedBatch, toBatchView } from './batch.view-model.js';
import { BatchesService } from './batches.service.js';
import type { SheetNow } from './corrections.service.js';
import type { PaperBatch, PaperSheet } from './paper.entity.js';
import { type SheetDoing, type SheetView, toSheetView } from './sheet.view-model.js';

/** Gathers what the pages about a batch say of it, within the reader's commune. */
@Injectable()
export class BatchPagesService {
  constructor(
    private readonly batches: BatchesService,
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
  ) {}

  /** @throws Problem `not-found` for an unknown batch or one of another commune */
  async batchFor(staff: Staff, id: string): Promise<PaperBatch> {
    const batch = await this.batches.find(id);
    assertCommune(staff, batch.communeId);
    return batch;
  }

  async isLocked({ campaignId }: PaperBatch): Promise<boolean> {
    return this.campaigns.stateOf(await this.campaigns.find(campaignId)) === 'locked';
  }

  sheetsOf(batch: PaperBatch): Promise<readonly PaperSheet[]> {
    return this.batches.sheetsOf(batch);
  }

  async sheet(batch: PaperBatch, now: SheetNow, doing: SheetDoing): Promise<SheetView> {
    return toSheetView({ batch, now, isLocked: await this.isLocked(batch) }, doing);
  }

  async view(
    staff: Staff,
    batch: PaperBatch,
    told: { readonly refused?: RefusedBatch; readonly saved?: string | null } = {},
  ): Promise<BatchView> {
    const campaign = await this.campaigns.find(batch.campaignId);
    return toBatchView({
      batch,
      counts: (await this.batches.counts(batch.communeId)).get(batch.id),
      sheets: await this.batches.sheetsOf(batch),
      campaign: campaign.name,
      place: (await this.points.find(batch.communeId, batch.pointId)).name,
      reader: staff.name,
      state: this.campaigns.stateOf(campaign),
      refused: told.refused ?? null,
      saved: told.saved ?? null,
    });
  }
}
