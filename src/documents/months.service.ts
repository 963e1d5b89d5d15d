import { Injectable } from '@nestjs/common';
import { lastDayOf } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { VisitsService } from '../campaigns/visits.service.js';
import { monthOfWeek } from '../campaigns/weeks.js';
import { CommunesService } from '../communes/communes.service.js';
import { Settings } from '../config/settings.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { unless } from '../problem.js';
import { topicOf } from '../questionnaires/questionnaire.js';
import type { CentreMonth } from './month-workbook.js';

/** Reads what the Centre hands in each month: visits as they were typed, figures as they were locked. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly visits: VisitsService,
    private readonly satisfactions: SatisfactionService,
    private readonly settings: Settings,
  ) {}

  /** @param month `2026-09` */
  async read(communeId: string, month: string, language: Language): Promise<CentreMonth> {
    const commune = await this.communes.catalogueOn(communeId, lastDayOf(month));
    const visits = new Map<string, number>();
    const of = { commune, month, simulated: this.settings.demo, language };
    for (const campaign of await this.campaigns.list(communeId)) {
      if (topicOf(this.campaigns.questionnaireOf(campaign)) !== 'centre' || !campaign.continuous) continue;
      const own = new Map<string, number>();
      for (const { week, field, count } of await this.visits.of(campaign))
        if (monthOfWeek(week, campaign.fromDay) === month) own.set(field, (own.get(field) ?? 0) + count);
      const asked = { formula: null, filter: null, period: { from: month, to: month } };
      const overall = await unless(
        ['not-yet-published', 'period-not-available', 'filter-too-narrow'],
        this.satisfactions.satisfactionOf(campaign, { ...asked, by: null }, language),
      );
      if (overall && !overall.trial) {
        const byField = await unless(
          'filter-too-narrow',
          this.satisfactions.satisfactionOf(campaign, { ...asked, by: 'field' }, language),
        );
        // Beside figures stand the visits of their own campaign: those of another would be told of people it never asked.
        return { ...of, visits: own, overall, byField };
      }
      for (const [field, count] of own) visits.set(field, (visits.get(field) ?? 0) + count);
    }
    return { ...of, visits, overall: null, byField: null };
  }
}
