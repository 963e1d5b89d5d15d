import { Injectable } from '@nestjs/common';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { type KeptRows, type RowFile, unpackedRows } from './kept-rows.js';
import type { Publication } from './publication.js';
import { keepRows, keptRowsOf } from './publications.queries.js';
import { PublishingService } from './publishing.service.js';

/** Finds the rows that may be told of locked periods. */
@Injectable()
export class RowFilesService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly publishing: PublishingService,
    private readonly queue: WriteQueue,
  ) {}

  /**
   * The rows of a publication. Of what was locked before rows were kept they are made from its responses, as none of
   * those can have changed, and kept from then on.
   * @throws Problem `period-not-available` for what was locked before files of rows were part of the closing check
   */
  async of(publication: Publication): Promise<RowFile & Pick<KeptRows, 'hash'>> {
    if (publication.content.disclosure === null) throw problem.periodNotAvailable();
    const kept = (await this.queue.read(keptRowsOf(publication))) ?? (await this.made(publication));
    return { ...unpackedRows(kept), hash: kept.hash };
  }

  private async made(publication: Publication): Promise<KeptRows> {
    const campaign = await this.campaigns.find(publication.campaignId);
    const rows = await this.publishing.rowsOf(campaign, publication);
    await this.queue.commit(() => keepRows(publication, rows));
    return rows;
  }
}
