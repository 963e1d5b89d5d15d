import { Injectable } from '@nestjs/common';
import { assertCommune, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Settings } from '../config/settings.js';
import { type TimeName, timeNames } from '../figures/over-time-chart.js';
import type { Breakdown } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type ChartFile, type ChartName, toChartFile } from './chart-file.view-model.js';
import { TimeService } from './time.service.js';
import type { TimeSource } from './time.view-model.js';
import { everything } from './units.service.js';

export interface AskedChart {
  readonly name: ChartName;
  readonly campaign: string;
  /** null for the usual one; what is drawn over time is of none */
  readonly period: string | null;
}

const breakdowns: Readonly<Record<Exclude<ChartName, TimeName>, Breakdown>> = {
  units: 'department',
  funnel: 'department',
  elements: 'element',
  questions: null,
};

/** Reads what a chart shows, from the published figures that the reader may see. */
@Injectable()
export class ChartsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
    private readonly time: TimeService,
    private readonly settings: Settings,
  ) {}

  /** @throws Problem `not-found` for a chart that this campaign does not have, `malformed` for a
   * period of what is drawn over time, and as the API's satisfaction call does */
  async read(asked: AskedChart, staff: Staff, language: Language): Promise<ChartFile> {
    if (isOverTime(asked.name) && asked.period !== null) throw problem.malformed({ field: 'period' });
    const campaign = await this.campaigns.find(asked.campaign);
    assertCommune(staff, campaign.communeId);
    const time = await this.timeOf(asked.name, campaign, language);
    const query = everything(isOverTime(asked.name) ? null : breakdowns[asked.name], asked.period);
    const { name } = asked;
    const file = toChartFile(
      {
        ...{ name, campaign, time, simulated: this.settings.demo },
        satisfaction: time?.satisfaction ?? (await this.satisfactions.satisfactionOf(campaign, query, language)),
        questions:
          name === 'questions' ? (await this.satisfactions.distributionOf(campaign, query, language)).questions : [],
        questionnaire: this.campaigns.questionnaireOf(campaign),
      },
      language,
    );
    if (!file) throw problem.notFound();
    return file;
  }

  private async timeOf(name: ChartName, campaign: Campaign, language: Language): Promise<TimeSource | null> {
    return isOverTime(name) ? this.time[name](campaign, language) : null;
  }
}

function isOverTime(name: ChartName): name is TimeName {
  return timeNames.some((one) => one === name);
}
