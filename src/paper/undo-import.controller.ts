import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { UndoImportService } from './undo-import.service.js';

/** Taking an imported file out again: the page says what will happen, and asks. */
@Controller('paper/import/:campaign/:id/undo')
@Staff('manage-campaigns')
export class UndoImportController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly imports: UndoImportService,
  ) {}

  @Get()
  async show(
    @Param('campaign') campaignId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, campaignId);
    const found = await this.imports.find(campaign, id);
    if (found.undoneOn !== null) return void reply.redirect('/paper/import', 303);
    await reply.view('paper/import-undo', { import: found, campaign: campaign.name });
  }

  @Post()
  async undo(
    @Param('campaign') campaignId: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.imports.undo(await this.pages.campaignFor(staff, campaignId), id, staff.name);
    reply.redirect('/paper/import?saved=undone', 303);
  }
}
