import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Settings } from '../config/settings.js';
import type { Breakdown } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type ChartFile, type ChartName, toChartFile } from './chart-file.view-model.js';
import { monthsIn } from './quarter-months.js';
import { everything } from './units.service.js';

export interface AskedChart {
  readonly name: ChartName;
  readonly campaign: string;
  /** a quarter of continuous feedback; null for the usual period */
  readonly period: string | null;
}

const breakdowns: Readonly<Record<ChartName, Breakdown>> = {
  units: 'department',
  funnel: 'department',
  elements: 'element',
  questions: null,
  time: 'month',
};

/** Reads what a chart shows, from the published figures that the reader may see. */
@Injectable()
export class ChartsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
    private readonly settings: Settings,
  ) {}

  /** @throws Problem `not-found` for a chart that this campaign does not have, and as the API's satisfaction call does */
  async read({ name, campaign: id, period }: AskedChart, staff: Staff, language: Language): Promise<ChartFile> {
    const query = everything(breakdowns[name], name === 'time' ? null : monthsIn(period));
    const satisfaction = await this.satisfactions.satisfaction(id, query, staff, language);
    const campaign = await this.campaigns.find(id);
    const questions =
      name === 'questions' ? (await this.satisfactions.distribution(id, query, staff, language)).questions : [];
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    const { demo: simulated } = this.settings;
    const file = toChartFile({ name, campaign, satisfaction, questions, questionnaire, simulated }, language);
    if (!file) throw problem.notFound();
    return file;
  }
}
