import { Injectable } from '@nestjs/common';
import { assertCommune, type Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { centreOf } from '../communes/catalogue.js';
import { communeHeading, communeTitle } from '../communes/commune-title.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DashboardService } from './dashboard.service.js';
import type { FirstScreen } from './dashboard-source.js';

/** The cards of a commune, for the page and for the picture that is sent. */
@Injectable()
export class FirstScreenService {
  constructor(
    private readonly dashboard: DashboardService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
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
   * @param chosen the campaign a reader wants to see; null for the usual ones
   * @param quarter of continuous feedback; null for the usual one
   */
  async read(
    communeId: string,
    { chosen, quarter }: { readonly chosen: string | null; readonly quarter: string | null },
    language: Language,
  ): Promise<FirstScreen> {
    const today = this.clock.today();
    const commune = await this.communes.catalogueOn(communeId, today);
    const campaigns = await this.campaigns.list(communeId);
    const cardOf = (subject: 'administration' | 'centre') =>
      this.dashboard.card(campaigns, { subject, chosen, quarter }, language);
    return {
      commune: {
        ...{ id: communeId, heading: communeHeading(commune), title: communeTitle(commune) },
        units: new Map(commune.units.map(({ key, name }) => [key, name])),
        centre: centreOf(commune),
      },
      cards: [await cardOf('administration'), await cardOf('centre')].filter((card) => card !== null),
      ...{ campaigns, today },
    };
  }
}
