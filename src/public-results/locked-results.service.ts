import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { SatisfactionQuery } from '../figures/breakdowns.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem, unless } from '../problem.js';
import { placedAt } from '../questionnaires/place.js';
import { isForEverybody, type LockedResult, toLockedResult } from './locked-result.js';

/** Reads the final figures of rounds and quarters, as the API gives them to staff. */
@Injectable()
export class LockedResultsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
  ) {}

  /** Campaigns of a commune that may be shown to everybody, newest first. */
  async campaignsOf(communeId: string | null): Promise<readonly Campaign[]> {
    const campaigns = await this.campaigns.list(communeId);
    return campaigns.filter((campaign) => isForEverybody(this.campaigns.questionnaireOf(campaign).subject));
  }

  /** Names of the places where anybody may answer a campaign: where its codes hang, tablets stand and villages meet. */
  async placesOf(campaign: Campaign): Promise<readonly string[]> {
    const points = await this.campaigns.pointsOf(campaign);
    const open = points.filter(({ kind, revokedOn }) => revokedOn === null && kind !== 'paper' && kind !== 'link');
    return open.map(({ name }) => name);
  }

  /** Code of the link that the first page leads to; null where no officer lets it. */
  async linkOf(campaign: Campaign): Promise<string | null> {
    const points = await this.campaigns.pointsOf(campaign);
    return (
      points.find(({ kind, revokedOn, onHomePage }) => kind === 'link' && revokedOn === null && onHomePage)?.code ??
      null
    );
  }

  /** The locked periods of a campaign, oldest first. */
  async lockedPeriods(campaign: Campaign): Promise<readonly string[]> {
    const published = await this.figures.latest(campaign);
    return published.map(({ period }) => period);
  }

  /** @throws Problem `not-yet-published` when the period is not locked */
  async read(campaign: Campaign, period: string, language: Language): Promise<LockedResult> {
    const told = (await this.figures.latest(campaign)).find((one) => one.period === period);
    if (!told) throw problem.notYetPublished();
    const questionnaire = placedAt(told.content.catalogue, this.campaigns.questionnaireOf(campaign));
    const ask = (by: Asked): Promise<Satisfaction> =>
      this.satisfactions.satisfactionOf(campaign, queryOf(period, by), language);
    const overall = await ask(null);
    const byElement = questionnaire.elements.length > 0 ? await ask('element') : null;
    return toLockedResult({
      ...{ campaign, questionnaire, period, commune: told.content.catalogue, overall, byElement },
      byDepartment: await unless('formula-not-for-breakdown', ask('department')),
      byQuestion: await ask('question'),
    });
  }
}

type Asked = 'element' | 'department' | 'question' | null;

function queryOf(period: string, by: Asked): SatisfactionQuery {
  return { by, formula: null, filter: null, period: period === WHOLE ? null : period };
}
