import { Injectable } from '@nestjs/common';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Clock } from '../config/clock.js';
import { type OpenPoint, OpenPointsService } from '../responses/open-points.service.js';
import type { PaperBatch } from './paper.entity.js';

/** Finds what the sheets of a batch ask. */
@Injectable()
export class AskedOnPaper {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly campaigns: CampaignsService,
    private readonly openPoints: OpenPointsService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` when the campaign does not use the point any more */
  async by(batch: PaperBatch): Promise<OpenPoint> {
    const point = await this.points.find(batch.communeId, batch.pointId);
    const { id } = await this.campaigns.find(batch.campaignId);
    return this.openPoints.answered(point, id, this.clock.today());
  }
}
