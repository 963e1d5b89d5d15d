import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { leadsOn } from '../campaigns/campaign-layout.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { latestOf } from '../figures/asked.js';
import { ChangeService } from '../figures/change.service.js';
import type { Breakdown } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { ParticipationQueries } from '../participation/participation.queries.js';
import { problem } from '../problem.js';
import type { Subject } from './cards.view-model.js';
import type { CollectingPeriod } from './collecting-words.js';
import type { AskedScreen, SubjectCard, SubjectSource } from './dashboard-source.js';
import { TimeService } from './time.service.js';
import { ToldCampaigns } from './told-campaigns.service.js';
import { everything, UnitsService } from './units.service.js';

/** Collects what a leader sees of one commune; figures come from publications only. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly told: ToldCampaigns,
    private readonly satisfactions: SatisfactionService,
    private readonly changes: ChangeService,
    private readonly participation: ParticipationQueries,
    private readonly units: UnitsService,
    private readonly time: TimeService,
    private readonly clock: Clock,
  ) {}

  /**
   * The card of a subject: what was locked last, else a trial; null while there is neither.
   * @param all campaigns of one commune, newest first
   * @param asked a campaign counts where it is of this subject, a period where it is published
   * @throws Problem `not-yet-published` for a campaign of this subject of which nothing is told
   */
  async card(
    all: readonly Campaign[],
    subject: Subject,
    asked: AskedScreen,
    language: Language,
  ): Promise<SubjectCard | null> {
    const { reader } = asked;
    const isAsked = ({ id }: Campaign): boolean => id === asked.campaign;
    const about = this.about(subject, all);
    const told = await this.told.among(about);
    const chosen = told.find(({ campaign }) => isAsked(campaign));
    if (!chosen && about.some(isAsked)) throw problem.notYetPublished();
    const usual = told.find(({ trial }) => !trial) ?? told[0];
    if (!usual) return null;
    const shown = chosen ?? usual;
    const { campaign, periods } = shown;
    const period = periods.find((one) => one === asked.period) ?? null;
    const of = (by: Breakdown) => this.satisfactions.satisfactionOf(campaign, everything(by, period), language, reader);
    const satisfaction = await of(null);
    const { content: published } =
      shown.publications.find((one) => one.period === satisfaction.period) ?? latestOf(shown.publications);
    const change = await this.changes.sinceBefore(campaign, satisfaction.period, language);
    return {
      ...{ subject, campaign, satisfaction, periods, period },
      change: change?.words ?? null,
      behind: { assisted: await of('assisted'), proof: await of('proof') },
      attention: {
        questions: await of('question'),
        questionnaire: this.campaigns.questionnaireOf(campaign),
        catalogue: published.catalogue,
        leads: leadsOn(published.leads, campaign.daysOf(satisfaction.period).to),
      },
      leads: published.leads,
      collecting: await this.collecting(all, subject),
      usual: usual === shown ? null : usual.campaign,
      tried: shown.trial ? null : (told.find(({ trial }) => trial)?.campaign ?? null),
    };
  }

  /** What is collected of a subject, or waits for its lock; null where nothing is. */
  async collecting(all: readonly Campaign[], subject: Subject): Promise<CollectingPeriod | null> {
    const today = this.clock.today();
    const running = this.about(subject, all).find((one) => ['open', 'ended'].includes(one.stateOn(today)));
    const period = running?.periods.find((one) => !running.isPeriodLocked(one));
    if (!running || period === undefined) return null;
    const { from, to } = running.daysOf(period);
    const { byDay } = await this.participation.count(running);
    const inPeriod = Object.entries(byDay).filter(([day]) => day >= from && day <= to);
    return { campaign: running, period, responses: inPeriod.reduce((sum, [, count]) => sum + count, 0), today };
  }

  /** The tables below a card. @throws Problem `not-found` for a unit that is none of its rows */
  async detail(
    { subject, campaign, usual, period, behind, change, leads }: SubjectCard,
    { unit, reader }: { readonly unit: string | null; readonly reader: Staff },
    language: Language,
  ): Promise<SubjectSource> {
    const of = (by: Breakdown) => this.satisfactions.satisfactionOf(campaign, everything(by, period), language, reader);
    const units = await of('department');
    return {
      ...{ subject, change },
      ...{ campaign: campaign.id, chosen: usual && campaign.id, period },
      questionnaire: this.campaigns.questionnaireOf(campaign),
      overall: await of(null),
      units,
      opened: await this.units.opened({ campaign, units, period, leads }, unit, language),
      elements: await of('element'),
      associations: await this.satisfactions.associations(campaign, everything(null, period), language),
      elementsByUnit: await this.units.elements({ campaign, units, period, leads }, language),
      distribution: await this.satisfactions.distributionOf(campaign, everything(null, period), language),
      compared: { ...behind, way: await of('way') },
      overTime: campaign.continuous
        ? [await this.time.months(campaign, language), await this.time.quarters(campaign, language)]
        : [await this.time.rounds(campaign, language)],
    };
  }

  private about(subject: Subject, campaigns: readonly Campaign[]): readonly Campaign[] {
    return campaigns.filter((campaign) => this.campaigns.questionnaireOf(campaign).subject === subject);
  }
}
