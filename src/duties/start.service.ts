import { Injectable } from '@nestjs/common';
import { may, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import type { CampaignRow } from '../campaigns/campaign-row.js';
import { PlansService } from '../campaigns/plans.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { Clock } from '../config/clock.js';
import { ParticipationQueries } from '../participation/participation.queries.js';
import { quarterCounted, toPlanProgress } from '../participation/plan-progress.view-model.js';
import { DutiesService } from './duties.service.js';
import { type DutyTime, dutiesNow, nextDuty } from './duties-of.js';
import { RemindersService } from './reminders.service.js';
import type { CommuneWork, RunningCampaign } from './start.view-model.js';
import { WaitingService } from './waiting.service.js';

/** Gathers what one person has to do in one commune today. */
@Injectable()
export class StartService {
  constructor(
    private readonly duties: DutiesService,
    private readonly waiting: WaitingService,
    private readonly reminders: RemindersService,
    private readonly pages: CampaignPagesService,
    private readonly participation: ParticipationQueries,
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  async work(staff: Staff, commune: CommuneCatalogue): Promise<CommuneWork> {
    const { key: communeId } = commune;
    const today = this.clock.today();
    const calendar = await this.duties.calendarOf(communeId);
    const campaigns = calendar.surveys.map(({ campaign }) => campaign);
    const rows = await this.pages.rows(communeId);
    const running = rows.filter(({ state }) => state !== 'locked').toSorted(byDay);
    const next = nextDuty(calendar, today);
    return {
      ...{ commune, hasCampaigns: campaigns.length > 0 },
      mailFailedOn: may(staff.role, 'keep-duties') ? (await this.reminders.of(communeId)).failedOn : null,
      due: dutiesNow(calendar, today).filter((time) => isFor(staff, time)),
      next: next && isFor(staff, next) ? next : null,
      waits: await this.waiting.of({ staff, communeId, campaigns }),
      locks: await this.pages.locksThatWait(staff, communeId),
      running: await Promise.all(running.map((row) => this.running(row, campaigns))),
    };
  }

  private async running(row: CampaignRow, campaigns: readonly Campaign[]): Promise<RunningCampaign> {
    const campaign = campaigns.find(({ id }) => id === row.id);
    if (!campaign || !['open', 'ended'].includes(row.state)) return { row, plan: null, flagged: 0 };
    const counts = await this.participation.count(campaign);
    const plan = await this.plans.of(campaign);
    const quarterFrom = quarterCounted(campaign, this.clock.today());
    return {
      row,
      plan: plan && toPlanProgress(plan, { counts, units: [], quarterFrom }),
      flagged: Object.values(counts.byFlag).reduce((sum, count) => sum + count, 0),
    };
  }
}

/** Whoever sees the figures sees all duties of the commune; the others theirs. */
function isFor({ role }: Staff, { duty }: DutyTime): boolean {
  return duty.role === role || may(role, 'see-figures');
}

function byDay(a: CampaignRow, b: CampaignRow): number {
  return a.opensOn < b.opensOn ? -1 : 1;
}
