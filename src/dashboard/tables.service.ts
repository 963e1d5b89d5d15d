import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { communeHeading } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { FiguresService } from '../figures/figures.service.js';
import type { FilterName } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { forPlace } from '../questionnaires/place.js';
import { placeOf } from '../responses/place.js';
import { monthsIn } from './quarter-months.js';
import { filtersOf, offered, type TablesSource } from './tables.view-model.js';
import { unlessTooNarrow } from './units.service.js';

/** What a reader has chosen, as it stands in the address. */
export interface AskedTable {
  readonly campaign: string | null;
  readonly by: string | null;
  readonly period: string | null;
  /** e.g. `channel:qr` */
  readonly filter: string | null;
}

/** Reads one of the fixed tables from the published figures. */
@Injectable()
export class TablesService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
    private readonly clock: Clock,
  ) {}

  /** What is not there, or does not fit the campaign, falls back to the usual choice. */
  async read(
    communeId: string,
    asked: AskedTable,
    staff: Staff,
    language: Language,
  ): Promise<TablesSource | { readonly campaign: null; readonly heading: string }> {
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const heading = communeHeading(catalogue);
    const published = await this.published(communeId);
    const chosen =
      published.find(({ campaign }) => campaign.id === asked.campaign) ??
      published.find(({ campaign, locked }) => locked && this.isHeadline(campaign)) ??
      published[0];
    if (!chosen) return { campaign: null, heading };

    const { campaign, periods } = chosen;
    const questionnaire = forPlace(this.campaigns.questionnaireOf(campaign), placeOf(catalogue));
    const [first = 'question', ...others] = offered({ questionnaire, campaign });
    const by = others.find((name) => name === asked.by) ?? first;
    const quarters = campaign.continuous ? periods : [];
    const quarter = quarters.find((one) => one === asked.period) ?? null;
    const filter = filterIn(asked.filter, filtersOf(by, { questionnaire, campaign }));
    const query = { by, formula: null, filter, months: monthsIn(quarter) };
    return {
      ...{ commune: { id: communeId, heading }, catalogue, campaign, questionnaire, by, filter, quarters, quarter },
      campaigns: published.map((one) => one.campaign),
      satisfaction: await unlessTooNarrow(this.satisfactions.satisfaction(campaign.id, query, staff, language)),
    };
  }

  private isHeadline(campaign: Campaign): boolean {
    return ['administration', 'centre'].includes(this.campaigns.questionnaireOf(campaign).subject);
  }

  private async published(
    communeId: string,
  ): Promise<
    readonly { readonly campaign: Campaign; readonly periods: readonly string[]; readonly locked: boolean }[]
  > {
    const found = [];
    for (const campaign of await this.campaigns.list(communeId)) {
      const publications = await this.figures.latest(campaign);
      if (publications.length === 0) continue;
      const periods = publications.map(({ period }) => period);
      found.push({ campaign, periods, locked: publications.some(({ locked }) => locked) });
    }
    return found;
  }
}

function filterIn(
  text: string | null,
  names: readonly FilterName[],
): { readonly name: FilterName; readonly key: string } | null {
  const [named, key] = text?.split(':') ?? [];
  const name = names.find((one) => one === named);
  return name && key ? { name, key } : null;
}
