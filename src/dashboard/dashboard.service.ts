import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { leadsOn } from '../campaigns/campaign-layout.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { ChangeService } from '../figures/change.service.js';
import { FiguresService } from '../figures/figures.service.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { ParticipationQueries } from '../participation/participation.queries.js';
import type { Subject } from './cards.view-model.js';
import type { SubjectCard, SubjectSource } from './dashboard-source.js';
import { monthsIn } from './quarter-months.js';
import { TimeService } from './time.service.js';
import { everything, UnitsService } from './units.service.js';

const questionnaires: Readonly<Record<Subject, string>> = { administration: 'chinh-quyen', centre: 'trung-tam' };

interface Wanted {
  readonly subject: Subject;
  readonly chosen: string | null;
  readonly quarter: string | null;
}

interface PublishedCampaign {
  readonly campaign: Campaign;
  /** `all`, or the quarters of continuous feedback, oldest first. */
  readonly periods: readonly string[];
  readonly locked: boolean;
}

/** Collects what a leader sees of one commune; figures come from publications only. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
    private readonly changes: ChangeService,
    private readonly participation: ParticipationQueries,
    private readonly units: UnitsService,
    private readonly time: TimeService,
  ) {}

  /**
   * The card of a subject; null while nothing of it is published.
   * @param campaigns of one commune, newest first
   * @param chosen the campaign a reader wants to see; it counts only where it is of this subject and published
   * @param quarter the quarter of continuous feedback; it counts only where it is published
   */
  async card(
    campaigns: readonly Campaign[],
    { subject, chosen, quarter }: Wanted,
    language: Language,
  ): Promise<SubjectCard | null> {
    const published = await this.published(campaigns, subject);
    const usual = published.find(({ locked }) => locked) ?? published[0];
    if (!usual) return null;
    const { campaign, periods } = published.find((one) => one.campaign.id === chosen) ?? usual;
    const quarters = campaign.continuous ? periods : [];
    const period = quarters.find((one) => one === quarter) ?? null;
    const of = (by: 'assisted' | 'proof' | 'question' | null) =>
      this.satisfactions.satisfactionOf(campaign, everything(by, monthsIn(period)), language);
    const open = campaigns.find(
      (one) => isAbout(one, subject) && one.id !== campaign.id && this.campaigns.stateOf(one) === 'open',
    );
    const satisfaction = await of(null);
    const change = await this.changes.sinceBefore(campaign, satisfaction.period, language);
    return {
      ...{ subject, campaign, satisfaction, quarters, period },
      change: change?.words ?? null,
      behind: { assisted: await of('assisted'), proof: await of('proof') },
      attention: {
        questions: await of('question'),
        questionnaire: this.campaigns.questionnaireOf(campaign),
        leads: leadsOn(campaign.leads, campaign.endsOn),
      },
      collecting: open
        ? {
            campaign: open,
            responses: (await this.participation.count(open)).total,
            published: published.some((one) => one.campaign.id === open.id),
          }
        : null,
      usual: usual.campaign.id === campaign.id ? null : usual.campaign,
    };
  }

  /** The tables below a card. */
  async detail(
    { subject, campaign, usual, period, behind, change }: SubjectCard,
    asked: { readonly unit: string | null; readonly staff: Staff },
    language: Language,
  ): Promise<SubjectSource> {
    const months = monthsIn(period);
    const of = (by: 'department' | 'element' | 'way' | null) =>
      this.satisfactions.satisfactionOf(campaign, everything(by, months), language);
    const units = await of('department');
    return {
      ...{ subject, change },
      ...{ campaign: campaign.id, chosen: usual && campaign.id, period },
      questionnaire: this.campaigns.questionnaireOf(campaign),
      overall: await of(null),
      units,
      opened: await this.units.opened({ campaign, units, months, unit: asked.unit, staff: asked.staff }, language),
      elements: await of('element'),
      associations: await this.satisfactions.associations(campaign, everything(null, months), language),
      elementsByUnit: await this.units.elements({ campaign, units, months }, language),
      distribution: await this.satisfactions.distribution(campaign.id, everything(null, months), asked.staff, language),
      compared: { ...behind, way: await of('way') },
      overTime: campaign.continuous
        ? [await this.time.months(campaign, language), await this.time.quarters(campaign, language)]
        : [await this.time.rounds(campaign, language)],
    };
  }

  private async published(campaigns: readonly Campaign[], subject: Subject): Promise<readonly PublishedCampaign[]> {
    const found: PublishedCampaign[] = [];
    for (const campaign of campaigns.filter((one) => isAbout(one, subject))) {
      const publications = await this.figures.latest(campaign);
      const periods = publications.map(({ period }) => period);
      if (periods.length > 0) found.push({ campaign, periods, locked: publications.some(({ locked }) => locked) });
    }
    return found;
  }
}

function isAbout({ questionnaireVersion }: Campaign, subject: Subject): boolean {
  return questionnaireVersion.startsWith(`${questionnaires[subject]}.v`);
}
