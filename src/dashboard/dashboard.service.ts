import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Breakdown, SatisfactionQuery } from '../figures/satisfaction.query.js';
import { type Distribution, SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { ParticipationQueries } from '../participation/participation.queries.js';
import type { CardSource, Subject } from './cards.view-model.js';

/** Everything below the fold for one subject. */
export interface SubjectSource {
  readonly campaign: Campaign;
  readonly overall: Satisfaction;
  readonly units: Satisfaction;
  readonly elements: Satisfaction;
  readonly distribution: Distribution;
  /** By month of a continuous campaign, by campaign otherwise null. */
  readonly overTime: Satisfaction | null;
}

const questionnaires: Readonly<Record<Subject, string>> = { administration: 'chinh-quyen', centre: 'trung-tam' };

/** Collects what a leader sees of one commune; figures come from publications only. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
    private readonly participation: ParticipationQueries,
  ) {}

  /** The card of a subject; null while nothing of it is published. */
  async card(communeId: string, subject: Subject, language: Language): Promise<CardSource | null> {
    const campaigns = await this.campaignsOn(communeId, subject);
    const shown = await this.newestPublished(campaigns);
    if (!shown) return null;
    const satisfaction = await this.satisfactions.satisfactionOf(shown, query(null), language);
    const open = campaigns.find((one) => one.id !== shown.id && this.campaigns.stateOf(one) === 'open');
    const collecting = open ? { campaign: open, responses: (await this.participation.count(open)).total } : null;
    return { subject, campaign: shown, satisfaction, collecting };
  }

  /** The tables of a subject. */
  async subject(campaign: Campaign, staff: Staff, language: Language): Promise<SubjectSource> {
    const ask = (by: Breakdown): Promise<Satisfaction> =>
      this.satisfactions.satisfactionOf(campaign, query(by), language);
    return {
      campaign,
      overall: await ask(null),
      units: await ask('department'),
      elements: await ask('element'),
      distribution: await this.satisfactions.distribution(campaign.id, query(null), staff, language),
      overTime: campaign.continuous ? await ask('month') : null,
    };
  }

  private async campaignsOn(communeId: string, subject: Subject): Promise<readonly Campaign[]> {
    const campaigns = await this.campaigns.list(communeId);
    return campaigns.filter((one) => one.questionnaireVersion.startsWith(`${questionnaires[subject]}.v`));
  }

  /** The newest campaign with locked figures, else the newest with any. */
  private async newestPublished(campaigns: readonly Campaign[]): Promise<Campaign | null> {
    let provisional: Campaign | null = null;
    for (const campaign of campaigns) {
      const publications = await this.figures.latest(campaign);
      if (publications.some(({ locked }) => locked)) return campaign;
      if (publications.length > 0) provisional ??= campaign;
    }
    return provisional;
  }
}

function query(by: Breakdown): SatisfactionQuery {
  return { by, formula: null, filter: null, months: null };
}
