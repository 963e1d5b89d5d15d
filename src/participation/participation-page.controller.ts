import { Controller, Get, Param, Render } from '@nestjs/common';
import { CurrentStaff, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { PlansService } from '../campaigns/plans.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Clock } from '../config/clock.js';
import { type ParticipationCounts, ParticipationQueries } from './participation.queries.js';
import { type ParticipationView, toParticipationView } from './participation.view-model.js';
import { type PlanProgress, quarterCounted, toPlanProgress } from './plan-progress.view-model.js';
import { UnitCountsService } from './unit-counts.service.js';

/** The page on which officers watch answers come in. */
@Controller('campaigns/:id/participation')
@Staff('see-participation')
export class ParticipationPageController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
    private readonly participation: ParticipationQueries,
    private readonly plans: PlansService,
    private readonly unitCounts: UnitCountsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('participation/show')
  async show(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<ParticipationView> {
    const campaign = await this.pages.campaignFor(staff, id);
    const counts = await this.participation.count(campaign);
    const used = new Set((await this.campaigns.pointsOf(campaign)).map((point) => point.id));
    const points = await this.points.list(campaign.communeId);
    return toParticipationView({
      campaign: await this.pages.row(campaign, counts.total),
      counts,
      points: points.filter((point) => used.has(point.id) || (counts.byPoint[point.id] ?? 0) > 0),
      today: this.clock.today(),
      plan: await this.progressOf(campaign, counts),
    });
  }

  private async progressOf(campaign: Campaign, counts: ParticipationCounts): Promise<PlanProgress | null> {
    const plan = await this.plans.of(campaign);
    if (!plan) return null;
    const quarterFrom = quarterCounted(campaign, this.clock.today());
    const units = await this.unitCounts.since(campaign, quarterFrom);
    return toPlanProgress(plan, { counts, units, quarterFrom });
  }
}
