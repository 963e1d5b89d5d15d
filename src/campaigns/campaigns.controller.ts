import { Controller, Get, Query, Render } from '@nestjs/common';
import { may } from '../access/rights.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { type CampaignsView, toCampaignsView } from './campaigns.view-model.js';

/** The list of campaigns with their state and how many answered. */
@Controller('campaigns')
@Staff('see-participation')
export class CampaignsController {
  constructor(private readonly pages: CampaignPagesService) {}

  @Get()
  @Render('campaigns/list')
  async list(@Query('commune') asked: unknown, @CurrentStaff() staff: Staff): Promise<CampaignsView> {
    const commune = typeof asked === 'string' && asked !== '' ? asked : staff.communeId;
    if (commune !== null) assertCommune(staff, commune);
    const rows = await this.pages.rows(commune);
    const waiting = await this.pages.waiting(staff, commune);
    const locks = await this.pages.locksThatWait(staff, commune);
    const reader = { mayManage: may(staff.role, 'manage-campaigns'), waiting, locks };
    return toCampaignsView(rows, await this.pages.communesOf(staff), commune, reader);
  }
}
