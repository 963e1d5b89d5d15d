import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { unitName } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Day } from '../rules/days.js';
import type { UnitCount } from './plan-progress.view-model.js';

/**
 * About how many people answered about each unit that resolves files. The field that somebody chose is an answer of
 * theirs, so it is told in whole tens, rounded down.
 */
@Injectable()
export class UnitCountsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Every unit with a field, nobody's too, and those that had one when people came; none where a response is about all
   * units at once.
   */
  async since(campaign: Campaign, from: Day | null): Promise<readonly UnitCount[]> {
    const { resolvingHeadline, group } = this.campaigns.questionnaireOf(campaign);
    if (resolvingHeadline === null) return [];
    const first = from ?? campaign.opensOn;
    const catalogue = await this.communes.catalogueBetween(campaign.communeId, first, this.clock.today());
    const people = await this.queue.read(peopleByUnit(campaign, group, first));
    const units = new Set([...catalogue.fields.map(({ unit }) => unit), ...people.keys()]);
    return [...units].map((unit) => {
      return { name: unitName(catalogue, unit), count: Math.floor((people.get(unit) ?? 0) / 10) * 10 };
    });
  }
}

/** People of a group who answered from a day on, by the unit that resolves what they came for. */
export function* peopleByUnit(
  { communeId, id }: Pick<Campaign, 'communeId' | 'id'>,
  group: string,
  from: Day,
): Work<ReadonlyMap<string, number>> {
  const found = yield* rows<{ unit: string; people: unknown }>(
    `SELECT resolving_unit AS unit, COUNT(*) AS people FROM survey_response
     WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'counted' AND respondent_group = $3
       AND business_date >= $4 AND resolving_unit IS NOT NULL GROUP BY resolving_unit`,
    ...[communeId, id, group, from],
  );
  return new Map(found.map(({ unit, people }) => [unit, asCount(people)]));
}
