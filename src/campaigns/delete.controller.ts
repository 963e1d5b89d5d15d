import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import type { CampaignRow } from './campaign-row.js';
import { DeletingService } from './deleting.service.js';

/** The page that asks before a campaign is deleted: what goes with it, or why it stays. */
export interface DeleteView {
  readonly campaign: CampaignRow;
  readonly going: readonly CountedLine[];
  readonly relied: readonly CountedLine[];
  /** Nothing counts, but its days have come: people may have its codes at hand. */
  readonly hasOpened: boolean;
  /** It was sent without saying that it is meant. */
  readonly refused: boolean;
}

interface CountedLine {
  readonly text: string;
  readonly count: number;
}

/** Deletes a campaign in which nothing counts, and puts away one that is final. */
@Controller('campaigns/:id')
@Staff('manage-campaigns')
export class DeleteController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly deleting: DeletingService,
  ) {}

  @Get('delete')
  async confirm(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await reply.view('campaigns/delete', await this.view(await this.pages.campaignFor(staff, id), false));
  }

  @Post('delete')
  async delete(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    if (!confirmed.safeParse(body).success) {
      return void (await reply.status(422).view('campaigns/delete', await this.view(campaign, true)));
    }
    try {
      await this.deleting.delete(campaign, staff.name);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'in-use') throw error;
      return void (await reply.status(409).view('campaigns/delete', await this.view(campaign, false)));
    }
    reply.redirect(`/campaigns?commune=${campaign.communeId}&deleted=yes`, 303);
  }

  @Post('archive')
  async archive(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    await this.deleting.setArchived(campaign, true, staff.name);
    reply.redirect(`/campaigns/${id}`, 303);
  }

  @Post('bring-back')
  async bringBack(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    await this.deleting.setArchived(campaign, false, staff.name);
    reply.redirect(`/campaigns/${id}`, 303);
  }

  private async view(campaign: Campaign, refused: boolean): Promise<DeleteView> {
    const row = await this.pages.row(campaign, 0);
    const { going, relied } = await this.deleting.look(campaign);
    return {
      campaign: row,
      going: going.map(({ kind, count }) => ({ text: `deleting.goes.${kind}`, count })),
      relied: relied.map(({ kind, count }) => ({ text: `deleting.relies.${kind}`, count })),
      hasOpened: row.state === 'open' || row.state === 'ended',
      refused,
    };
  }
}

const confirmed = z.object({ confirmed: z.literal('yes') });
