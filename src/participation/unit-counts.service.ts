import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { unitName } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { TalliesQueries } from '../responses/tallies.queries.js';
import type { Day } from '../rules/days.js';
import type { UnitCount } from './plan-progress.view-model.js';

/** How many people answered about each unit that resolves files: counts only, from the sums kept with the responses. */
@Injectable()
export class UnitCountsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly tallies: TalliesQueries,
    private readonly clock: Clock,
  ) {}

  /** Every unit with a field, nobody's too; none where a response is about all units at once. */
  async since(campaign: Campaign, from: Day | null): Promise<readonly UnitCount[]> {
    const { resolvingHeadline, group } = this.campaigns.questionnaireOf(campaign);
    if (resolvingHeadline === null) return [];
    const catalogue = await this.communes.catalogueOn(campaign.communeId, this.clock.today());
    const counts = new Map<string, number>();
    for (const { scope, dimensions, key, month, sums } of await this.tallies.read(campaign.communeId, campaign.id)) {
      if (scope !== group || dimensions !== 'department' || (from !== null && month < monthOf(from, campaign.fromDay)))
        continue;
      counts.set(key, (counts.get(key) ?? 0) + (sums[0] ?? 0));
    }
    const units = [...new Set(catalogue.fields.map(({ unit }) => unit))];
    return units.map((unit) => ({ name: unitName(catalogue, unit), count: counts.get(unit) ?? 0 }));
  }
}
