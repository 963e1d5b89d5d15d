import { Controller, Get, Param, Render } from '@nestjs/common';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Clock } from '../config/clock.js';
import { ParticipationQueries } from './participation.queries.js';
import { type ParticipationView, toParticipationView } from './participation.view-model.js';

/** The page on which officers watch answers come in. */
@Controller('campaigns/:id/participation')
@Staff('see-participation')
export class ParticipationPageController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
    private readonly participation: ParticipationQueries,
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
    });
  }
}
