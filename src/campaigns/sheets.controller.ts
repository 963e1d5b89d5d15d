import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { hasSheet } from '../collection-points/points.view-model.js';
import { type SheetsView, sheetSizes, toSheetsView } from '../collection-points/sheets.view-model.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { ownerDay } from './campaign-check.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { CampaignsService } from './campaigns.service.js';

/** Sheets of one campaign: its own points, one or all of them, and what it is called. */
@Controller('campaigns/:id/sheets')
@Staff('manage-points')
export class CampaignSheetsController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('collection-points/sheets')
  async show(@Param('id') id: string, @Query() query: unknown, @CurrentStaff() staff: Staff): Promise<SheetsView> {
    const asked = sheetsQuery.safeParse(query);
    if (!asked.success) throw problem.malformed();
    const { size, point } = asked.data;
    const campaign = await this.pages.campaignFor(staff, id);
    const { name, communeId, continuous, opensOn: from, endsOn: to } = campaign;
    const used = await this.campaigns.pointsOf(campaign);
    if (point !== undefined && !used.some((one) => one.id === point)) throw problem.notFound();
    return toSheetsView({
      catalogue: await this.communes.catalogueOn(communeId, ownerDay(from, this.clock.today())),
      points: used.filter((one) => hasSheet(one.kind) && one.revokedOn === null && (point ?? one.id) === one.id),
      addressOf: (one) => this.points.addressOf(one),
      addressWarning: this.points.addressWarning,
      ...{ size, survey: { name, days: continuous ? null : { from, to } } },
      path: `/campaigns/${id}/sheets?${point === undefined ? '' : `point=${point}&`}`,
      back: `/campaigns/${id}`,
    });
  }
}

const sheetsQuery = z.object({ size: z.enum(sheetSizes).default('a4'), point: z.string().optional() });
