import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { takeOutImport } from '../responses/take-out.js';
import { PaperImport } from './import.entity.js';

const imports = tableOf(PaperImport);

/** What was imported, and taking it out again until the lock. */
@Injectable()
export class UndoImportService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** Of one campaign, the newest first, those that were undone among them. */
  listOf({ communeId, id: campaignId }: Campaign): Promise<readonly PaperImport[]> {
    return this.queue.read(imports.select({ communeId, campaignId }, { order: { importedOn: 'DESC', id: 'ASC' } }));
  }

  /** @throws Problem `not-found` */
  async find({ communeId, id: campaignId }: Campaign, id: string): Promise<PaperImport> {
    const found = await this.queue.read(imports.find({ communeId, id }));
    if (found?.campaignId !== campaignId) throw problem.notFound();
    return found;
  }

  /**
   * Takes every response of an import out, once however often it is asked for.
   * @throws Problem `not-found`, `campaign-locked` where one of them is in final figures
   */
  undo(campaign: Campaign, id: string, by: string): Promise<void> {
    return this.queue.commit(() => this.undone(campaign, id, by));
  }

  private *undone({ communeId, id: campaignId }: Campaign, id: string, by: string): Work<void> {
    const campaign = yield* holdCampaign(communeId, campaignId);
    const found = yield* imports.hold({ communeId, id });
    if (!campaign || found?.campaignId !== campaignId) throw problem.notFound();
    if (found.undoneOn !== null) return;
    const today = this.clock.today();
    const asked = this.campaigns.questionnairesOf(campaign);
    const taken = yield* takeOutImport({ campaign, asked, pointId: found.pointId }, id);
    // What nobody answered any more is kept of nobody either.
    yield* imports.update({ communeId, id }, { undoneOn: today, undoneBy: by, tableHash: '', rowHashes: '' });
    const details = { import: id, point: found.pointId, taken };
    yield* this.audit.append({ actor: by, communeId, action: 'import-undone', object: campaignId, details });
  }
}
