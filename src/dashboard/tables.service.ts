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
import { filters, type SatisfactionQuery } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { forPlace, placeOf } from '../questionnaires/place.js';
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

  /**
   * The table asked for; what is not chosen is the usual.
   * @throws Problem `not-found` for another commune's campaign, `not-yet-published` before the lock,
   * `formula-not-for-breakdown` for a table that the campaign does not have, and as the API's satisfaction call does
   */
  async read(
    communeId: string,
    asked: AskedTable,
    staff: Staff,
    language: Language,
  ): Promise<TablesSource | { readonly campaign: null; readonly heading: string }> {
    const heading = communeHeading(await this.communes.catalogueOn(communeId, this.clock.today()));
    const all = await this.campaigns.list(communeId);
    const told = await this.told.among(all);
    const usual = told.find(({ campaign, trial }) => !trial && this.isHeadline(campaign)) ?? told[0];
    const chosen = asked.campaign === null ? usual : told.find(({ campaign }) => campaign.id === asked.campaign);
    if (!chosen && asked.campaign !== null)
      throw all.some(({ id }) => id === asked.campaign) ? problem.notYetPublished() : problem.notFound();
    if (!chosen) return { campaign: null, heading };

    const { campaign, periods, publications } = chosen;
    const catalogue = catalogueOver(publications.map(({ content }) => content.catalogue));
    const { leads } = latestOf(publications).content;
    const questionnaire = forPlace(this.campaigns.questionnaireOf(campaign), placeOf(catalogue));
    const offering = { questionnaire, leads, seesCounters: may(staff.role, 'see-counters') };
    const tables = offered(offering);
    const by = asked.by === null ? tables[0] : tables.find((name) => name === asked.by);
    if (!by) throw problem.formulaNotForBreakdown();
    const { period } = asked;
    const filter = filterIn(asked.filter);
    const query = { by, formula: null, filter, period };
    const isOffered = filter === null || filtersOf(by, offering).some((name) => name === filter.name);
    return {
      ...{ ...offering, commune: { id: communeId, heading }, catalogue, campaign, by, filter, periods, period },
      campaigns: told.map((one) => one.campaign),
      satisfaction: isOffered
        ? await unlessTooNarrow(this.satisfactions.satisfactionOf(campaign, query, language, staff))
        : null,
    };
  }

  private isHeadline(campaign: Campaign): boolean {
    return ['administration', 'centre'].includes(this.campaigns.questionnaireOf(campaign).subject);
  }
}

/** A form sends one choice: the filter and its key. @throws Problem `malformed` */
function filterIn(text: string | null): SatisfactionQuery['filter'] {
  if (text === null) return null;
  const [named, key, ...more] = text.split(':');
  const name = filters.find((one) => one === named);
  if (!name || !key || more.length > 0) throw problem.malformed({ field: 'filter' });
  return { name, key };
}
