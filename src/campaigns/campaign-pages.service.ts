import { Injectable } from '@nestjs/common';
import { assertCommune, may, type Staff } from '../access/staff.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Campaign } from './campaign.entity.js';
import { type CampaignRow, toCampaignRow } from './campaign-row.js';
import { CampaignsService } from './campaigns.service.js';
import type { PendingLock } from './lock.view-model.js';
import { PendingLocksService } from './pending-locks.service.js';
import { ResponseCountsQueries } from './response-counts.queries.js';

/** Gathers what the pages about campaigns say of them, within the reader's communes. */
@Injectable()
export class CampaignPagesService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly counts: ResponseCountsQueries,
    private readonly locks: PendingLocksService,
    private readonly clock: Clock,
  ) {}

  /** @param communeId null for all communes of the server */
  async rows(communeId: string | null): Promise<readonly CampaignRow[]> {
    const responses = await this.counts.byCampaign(communeId);
    const campaigns = await this.campaigns.list(communeId);
    return Promise.all(campaigns.map((campaign) => this.row(campaign, responses.get(campaign.id) ?? 0)));
  }

  async row(campaign: Campaign, responses: number): Promise<CampaignRow> {
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(campaign.communeId, today);
    const { communeId, ownerUnit, opensOn, endsOn } = campaign;
    const asItWas = ownerUnit ? await this.communes.catalogueBetween(communeId, opensOn, endsOn) : catalogue;
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    return toCampaignRow({ campaign, questionnaire, catalogue, asItWas, responses, today });
  }

  /** Answers that this person has to look at, in one commune or all of theirs; none for whoever may not. */
  async waiting(staff: Staff, communeId: string | null): Promise<number> {
    if (!may(staff.role, 'settle-set-aside')) return 0;
    const communes = communeId === null ? (await this.communesOf(staff)).map(({ key }) => key) : [communeId];
    const counts = await Promise.all(communes.map((one) => this.counts.waiting(one)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** What the locks of a commune's campaigns wait for, or of all; for whoever may lock them. */
  async locksThatWait(staff: Staff, communeId: string | null): Promise<readonly PendingLock[]> {
    return may(staff.role, 'publish') ? this.locks.thatWait(await this.campaigns.list(communeId), staff) : [];
  }

  communesOf(staff: Staff): Promise<readonly CommuneCatalogue[]> {
    return this.communes.servedBy(staff, this.clock.today());
  }

  /** @throws Problem `not-found` for an unknown campaign or one of another commune */
  async campaignFor(staff: Staff, id: string): Promise<Campaign> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    return campaign;
  }
}
