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
import { type Subject, subjects } from './cards.view-model.js';
import { DashboardService } from './dashboard.service.js';
import type { AskedScreen, FirstScreen, SubjectCard, WarnedCampaign } from './dashboard-source.js';

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
   * What is asked for, or why not: never something else in its place.
   * @throws Problem `not-found` for a campaign that is not of this commune and subject, `not-yet-published` for what is
   * not locked, `period-not-available` for a period that a campaign does not have
   */
  async read(communeId: string, asked: AskedScreen, language: Language): Promise<FirstScreen> {
    const today = this.clock.today();
    const commune = await this.communes.catalogueOn(communeId, today);
    const campaigns = await this.campaigns.list(communeId);
    const subject = this.subjectOf(asked, campaigns);
    const cards: SubjectCard[] = [];
    const waiting: FirstScreen['waiting'][number][] = [];
    for (const one of subjects) {
      const card = await this.dashboard.card(campaigns, one, asked, language);
      const collecting = card ? null : await this.dashboard.collecting(campaigns, one);
      if (card) cards.push(card);
      if (collecting) waiting.push({ subject: one, collecting });
    }
    const opened = cardAsked(cards, subject, asked.period);
    const { reader, ...parts } = asked;
    return {
      commune: { id: communeId, heading: communeHeading(commune), title: communeTitle(commune) },
      ...{ cards, waiting, warned: reader ? await this.warnedFor(reader, campaigns) : [] },
      ...{ campaigns, today, opened, asked: { commune: communeId, ...parts } },
    };
  }

  private subjectOf({ campaign: id, subject }: AskedScreen, campaigns: readonly Campaign[]): Subject | null {
    if (id === null) return subject;
    const campaign = campaigns.find((one) => one.id === id);
    const about = campaign && subjects.find((one) => one === this.campaigns.questionnaireOf(campaign).subject);
    if (!about || (subject ?? about) !== about) throw problem.notFound();
    return about;
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

/** The card of the subject and the period asked for; null where nothing is told of the subject yet. */
function cardAsked(cards: readonly SubjectCard[], subject: Subject | null, period: string | null): SubjectCard | null {
  const about = cards.filter((card) => subject === null || card.subject === subject);
  const card = about.find((one) => one.period === period) ?? about[0] ?? null;
  if (period === null || card?.period === period) return card;
  const isCollected = about.length === 0 || about.some(({ campaign }) => campaign.periods.includes(period));
  throw isCollected ? problem.notYetPublished() : problem.periodNotAvailable();
}
