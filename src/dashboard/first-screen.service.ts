import { Injectable } from '@nestjs/common';
import { may } from '../access/rights.js';
import { assertCommune, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { communeHeading, communeTitle } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { EarlyWarningService } from '../figures/early-warning.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { subjects } from './cards.view-model.js';
import { DashboardService, type Wanted } from './dashboard.service.js';
import type { FirstScreen, SubjectCard, WarnedCampaign } from './dashboard-source.js';

/** The cards of a commune, for the page and for the picture that is sent. */
@Injectable()
export class FirstScreenService {
  constructor(
    private readonly dashboard: DashboardService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly warnings: EarlyWarningService,
    private readonly clock: Clock,
  ) {}

  /**
   * The commune asked for, else the reader's own, else the first.
   * @throws Problem `not-found` where there is none, or it is another commune's reader
   */
  async communeFor(staff: Staff, asked: string | null): Promise<string> {
    const communeId = asked ?? staff.communeId ?? (await this.communes.all())[0]?.id;
    if (!communeId) throw problem.notFound();
    assertCommune(staff, communeId);
    return communeId;
  }

  /**
   * @param wanted the campaign and the period of continuous feedback that a reader wants to see; null for the usual ones
   */
  async read(communeId: string, wanted: Omit<Wanted, 'subject'>, language: Language): Promise<FirstScreen> {
    const today = this.clock.today();
    const commune = await this.communes.catalogueOn(communeId, today);
    const campaigns = await this.campaigns.list(communeId);
    const cards: SubjectCard[] = [];
    const waiting: FirstScreen['waiting'][number][] = [];
    for (const subject of subjects) {
      const card = await this.dashboard.card(campaigns, { ...wanted, subject }, language);
      const collecting = card ? null : await this.dashboard.collecting(campaigns, subject);
      if (card) cards.push(card);
      if (collecting) waiting.push({ subject, collecting });
    }
    return {
      commune: { id: communeId, heading: communeHeading(commune), title: communeTitle(commune) },
      ...{ cards, waiting, warned: wanted.reader ? await this.warnedFor(wanted.reader, campaigns) : [] },
      ...{ campaigns, today },
    };
  }

  /** Departments that need looking at while a campaign collects: for the director and the chairman. */
  private async warnedFor({ role }: Staff, campaigns: readonly Campaign[]): Promise<readonly WarnedCampaign[]> {
    if (!may(role, 'see-warnings')) return [];
    const found: WarnedCampaign[] = [];
    for (const campaign of campaigns) {
      const units = await this.warnings.warned(campaign);
      if (units.length > 0) found.push({ campaign: campaign.name, units: units.map(({ name }) => name) });
    }
    return found;
  }
}
