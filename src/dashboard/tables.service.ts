import { Injectable } from '@nestjs/common';
import { may } from '../access/rights.js';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { catalogueOver } from '../communes/catalogue-over.js';
import { communeHeading } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { latestOf } from '../figures/asked.js';
import type { FilterName } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { forPlace } from '../questionnaires/place.js';
import { placeOf } from '../responses/place.js';
import { monthsIn } from './period-months.js';
import { filtersOf, offered, type TablesSource } from './tables.view-model.js';
import { ToldCampaigns } from './told-campaigns.service.js';
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
    private readonly told: ToldCampaigns,
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
    const heading = communeHeading(await this.communes.catalogueOn(communeId, this.clock.today()));
    const told = await this.told.among(await this.campaigns.list(communeId));
    const chosen =
      told.find(({ campaign }) => campaign.id === asked.campaign) ??
      told.find(({ campaign, trial }) => !trial && this.isHeadline(campaign)) ??
      told[0];
    if (!chosen) return { campaign: null, heading };

    const { campaign, periods, publications } = chosen;
    const catalogue = catalogueOver(publications.map(({ content }) => content.catalogue));
    const { leads } = latestOf(publications).content;
    const questionnaire = forPlace(this.campaigns.questionnaireOf(campaign), placeOf(catalogue));
    const offering = { questionnaire, leads, seesCounters: may(staff.role, 'see-counters') };
    const [first = 'question', ...others] = offered(offering);
    const by = others.find((name) => name === asked.by) ?? first;
    const period = periods.find((one) => one === asked.period) ?? null;
    const filter = filterIn(asked.filter, filtersOf(by, offering));
    const query = { by, formula: null, filter, months: monthsIn(period) };
    return {
      ...{ ...offering, commune: { id: communeId, heading }, catalogue, campaign, by, filter, periods, period },
      campaigns: told.map((one) => one.campaign),
      satisfaction: await unlessTooNarrow(this.satisfactions.satisfactionOf(campaign, query, language, staff)),
    };
  }

  private isHeadline(campaign: Campaign): boolean {
    return ['administration', 'centre'].includes(this.campaigns.questionnaireOf(campaign).subject);
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
