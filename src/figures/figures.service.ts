import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { countSince } from '../responses/tallies.queries.js';
import { composePublication } from './compose-publication.js';
import { publishedPeriods, readPublication } from './publication.entity.js';
import { dataHashOf, type Publication } from './publication.js';
import { PublishingService } from './publishing.service.js';

/** Finds what is published of campaigns: the only way to anything that people answered. */
@Injectable()
export class FiguresService {
  /** Publications never change, so those read lately are kept, by all that they depend on. */
  private readonly kept = new Map<string, Promise<Publication | null>>();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly publishing: PublishingService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** What is published of each locked period of a campaign, oldest first. */
  async latest({ communeId, id: campaignId }: Campaign): Promise<readonly Publication[]> {
    const periods = await this.queue.remembered(['publication'], `publications ${communeId} ${campaignId}`, () =>
      publishedPeriods(communeId, campaignId),
    );
    const read = (id: string) => this.queue.read(readPublication(communeId, id));
    const found = await Promise.all(periods.map(({ id }) => this.keeping(id, () => read(id))));
    return found.flatMap((publication) => publication ?? []);
  }

  /**
   * What the answers of a trial tell, as they are now: they are nobody's, and nothing is made of them. Made anew only
   * once something has come or changed: a page asks for it a dozen times.
   * @returns null for a campaign that is not tried out
   */
  async trialOf(campaign: Campaign): Promise<Publication | null> {
    if (this.campaigns.stateOf(campaign) !== 'test') return null;
    const state = await this.publishing.stateOfTrial(campaign);
    return this.keeping(`${campaign.id} ${state}`, () => this.toldOfTrial(campaign));
  }

  /** The units, fields and villages that a campaign has on its days. */
  async catalogueOf(campaign: Campaign): Promise<CommuneCatalogue> {
    return (await this.publishing.circumstancesOf(campaign, null)).catalogue;
  }

  /** People who answered in what is not locked yet. */
  async responsesWaiting(campaign: Campaign): Promise<number> {
    const { communeId, id, firstOpenDay } = campaign;
    return firstOpenDay === null ? 0 : this.queue.read(countSince(communeId, id, firstOpenDay));
  }

  private async toldOfTrial(campaign: Campaign): Promise<Publication> {
    const content = composePublication(await this.publishing.trial(campaign));
    const { communeId, id: campaignId } = campaign;
    return {
      ...{ communeId, campaignId, period: WHOLE, publishedAt: this.clock.now() },
      ...{ dataHash: dataHashOf(content), hashVersion: 2, content },
    };
  }

  private keeping(name: string, make: () => Promise<Publication | null>): Promise<Publication | null> {
    const publication = this.kept.get(name) ?? make();
    this.kept.delete(name);
    this.kept.set(name, publication);
    publication.catch(() => this.kept.delete(name));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return publication;
  }
}

/** Publications in memory: some hundred kilobytes each. */
const MOST_KEPT = 100;
