import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Publication } from '../figures/publication.js';

/** A campaign of which something is told: what is locked, or its trial. */
export interface ToldCampaign {
  readonly campaign: Campaign;
  /** Oldest first, at least one. */
  readonly publications: readonly Publication[];
  readonly trial: boolean;
  /** Locked periods of continuous feedback that a reader may choose, oldest first. */
  readonly periods: readonly string[];
}

/** Finds the campaigns that a page may tell of. */
@Injectable()
export class ToldCampaigns {
  constructor(private readonly figures: FiguresService) {}

  /** Those of the given campaigns, in their order. */
  async among(campaigns: readonly Campaign[]): Promise<readonly ToldCampaign[]> {
    const found: ToldCampaign[] = [];
    for (const campaign of campaigns) {
      const trial = await this.figures.trialOf(campaign);
      const publications = trial ? [trial] : await this.figures.latest(campaign);
      if (publications.length === 0) continue;
      const periods = campaign.continuous && !trial ? publications.map(({ period }) => period) : [];
      found.push({ campaign, publications, trial: trial !== null, periods });
    }
    return found;
  }
}
