import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { RegisterService } from '../feedback/register.service.js';
import { complaintRates } from '../feedback/unit-table.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { unless } from '../problem.js';
import { type Subject, topicOf } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { AskedFigure, CriteriaSet } from './criteria-file.js';
import type { FilledFigure } from './filled-figure.js';

/** Fills in what is known of a year: of surveys what is locked, and nothing else. */
@Injectable()
export class FilledFiguresService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
    private readonly register: RegisterService,
    private readonly clock: Clock,
  ) {}

  /** What fills each criterion that asks for figures, by its code; of several rounds of a year the newest first. */
  async of(
    communeId: string,
    { criteria }: Pick<CriteriaSet, 'criteria'>,
    year: number,
  ): Promise<Readonly<Record<string, readonly FilledFigure[]>>> {
    const known = new Map<string, Promise<readonly FilledFigure[]>>();
    const campaigns = await this.campaigns.list(communeId);
    const answer = (asked: AskedFigure): Promise<readonly FilledFigure[]> => {
      const key = asked.kind === 'survey' ? asked.subject : asked.kind;
      const found = known.get(key) ?? this.read(communeId, asked, { campaigns, year });
      known.set(key, found);
      return found;
    };
    const filled: Record<string, readonly FilledFigure[]> = {};
    for (const { code, figures } of criteria) {
      if (figures.length > 0) filled[code] = (await Promise.all(figures.map(answer))).flat();
    }
    return filled;
  }

  private async read(
    communeId: string,
    asked: AskedFigure,
    { campaigns, year }: { readonly campaigns: readonly Campaign[]; readonly year: number },
  ): Promise<readonly FilledFigure[]> {
    if (asked.kind === 'cases-in-time') return [await this.casesOf(communeId, year)];
    const { subject } = asked;
    const told: { readonly to: Day; readonly figure: FilledFigure }[] = [];
    for (const campaign of campaigns) {
      if (topicOf(this.campaigns.questionnaireOf(campaign)) !== subject) continue;
      const overall = await this.overallOf(campaign, year);
      if (!overall || overall.trial) continue;
      told.push({ to: campaign.daysOf(lastIn(overall.period)).to, figure: filledBy(campaign, subject, overall) });
    }
    const newest = told.toSorted((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0)).map(({ figure }) => figure);
    return newest.length > 0 ? newest : [{ kind: 'not-told', subject }];
  }

  /** A round by the year in which it ends; of continuous feedback what is locked of the months of the year. */
  private async overallOf(campaign: Campaign, year: number): Promise<Satisfaction | null> {
    const ends = campaign.daysOf(WHOLE).to.slice(0, 4);
    if (!campaign.continuous && ends !== String(year)) return null;
    const period = campaign.continuous ? { from: `${year}-01`, to: `${year}-12` } : null;
    const query = { by: null, formula: null, filter: null, period };
    return unless(
      ['not-yet-published', 'period-not-available'],
      this.satisfactions.satisfactionOf(campaign, query, MAIN_LANGUAGE),
    );
  }

  private async casesOf(communeId: string, year: number): Promise<FilledFigure> {
    const today = this.clock.today();
    const last: Day = `${year}-12-31`;
    const until = last < today ? last : today;
    const cases = await this.register.casesOpened(communeId, `${year}-01-01`, until);
    const { part: inTime, whole: of, rate } = complaintRates(cases, today).inTime;
    return { kind: 'cases-in-time', inTime, of, rate, until };
  }
}

function lastIn(period: string): string {
  return period.split('..').at(-1) ?? period;
}

function filledBy({ id, name, opensOn }: Campaign, subject: Subject, overall: Satisfaction): FilledFigure {
  const { period, version, publishedAt, dataHash, target, overall: figure } = overall;
  return {
    ...{ kind: 'survey', subject, campaign: { id, name, opensOn } },
    ...{ period, version, publishedAt, dataHash, target, figure },
  };
}
