import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { FiguresService } from '../figures/figures.service.js';
import { pointsOf, pointsOfRounds, type Round, type TimeName } from '../figures/over-time-chart.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import type { TimeSource } from './time.view-model.js';
import { everything } from './units.service.js';

/** How a headline went over time: by month and quarter of continuous feedback, by round of everything else. */
@Injectable()
export class TimeService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
  ) {}

  months(campaign: Campaign, language: Language): Promise<TimeSource> {
    return this.continuous('months', 'month', campaign, language);
  }

  quarters(campaign: Campaign, language: Language): Promise<TimeSource> {
    return this.continuous('quarters', 'quarter', campaign, language);
  }

  /** The published rounds of the questionnaire that a campaign asks, in its commune. */
  async rounds(campaign: Campaign, language: Language): Promise<TimeSource> {
    const rounds = await this.published(campaign, language);
    const [newest] = rounds;
    const satisfaction =
      newest?.satisfaction ?? (await this.satisfactions.satisfactionOf(campaign, everything(null), language));
    return { name: 'rounds', satisfaction, points: pointsOfRounds(rounds, language), rounds };
  }

  private async continuous(
    name: TimeName,
    by: 'month' | 'quarter',
    campaign: Campaign,
    language: Language,
  ): Promise<TimeSource> {
    const satisfaction = await this.satisfactions.satisfactionOf(campaign, everything(by), language);
    return { name, satisfaction, points: pointsOf(satisfaction, language), rounds: [] };
  }

  /** The newest first. */
  private async published(campaign: Campaign, language: Language): Promise<readonly Round[]> {
    const { key } = this.campaigns.questionnaireOf(campaign);
    const rounds: Round[] = [];
    for (const other of await this.campaigns.list(campaign.communeId)) {
      const questionnaire = this.campaigns.questionnaireOf(other);
      if (other.continuous || questionnaire.key !== key) continue;
      if ((await this.figures.latest(other)).length === 0) continue;
      const satisfaction = await this.satisfactions.satisfactionOf(other, everything(null), language);
      rounds.push({ campaign: other, questionnaire, satisfaction });
    }
    return rounds.toSorted((a, b) => (a.campaign.opensOn < b.campaign.opensOn ? 1 : -1));
  }
}
