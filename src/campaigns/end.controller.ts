import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import type { CampaignRow } from './campaign-row.js';
import { CampaignsService } from './campaigns.service.js';
import { ClosingService } from './closing.service.js';
import { type ClosedWords, closedWords } from './lock.view-model.js';

/** The page that asks before collecting ends. */
export interface EndView {
  readonly campaign: CampaignRow;
  readonly today: Day;
  /** On which the figures would be locked then. */
  readonly wouldLockOn: Day;
  /** It was sent without saying that it is meant. */
  readonly refused: boolean;
}

/** Collecting had ended before the button was pressed: in another tab, by somebody else, or a second time. */
interface EndedView {
  readonly campaign: CampaignRow;
  /** Null where it ended on its day. */
  readonly closed: ClosedWords | null;
}

/** Ending collecting before its day: a step of its own, with its own question. */
@Controller('campaigns/:id/end')
@Staff('manage-campaigns')
export class EndController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly closing: ClosingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async confirm(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    if (this.campaigns.stateOf(campaign) !== 'open') return void reply.redirect(`/campaigns/${id}`, 303);
    await reply.view('campaigns/end', await this.view(campaign, false));
  }

  @Post()
  async end(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const state = this.campaigns.stateOf(campaign);
    const isOver = state === 'ended' || state === 'locked';
    if (!isOver && state !== 'open') return void reply.redirect(`/campaigns/${id}`, 303);
    if (!isOver && !confirmed.safeParse(body).success) {
      return void (await reply.status(422).view('campaigns/end', await this.view(campaign, true)));
    }
    if (isOver || !(await this.closing.end(campaign, staff.name)).isNew) {
      return void (await reply.status(409).view('campaigns/ended', await this.endedView(staff, id)));
    }
    reply.redirect(`/campaigns/${id}`, 303);
  }

  private async endedView(staff: Staff, id: string): Promise<EndedView> {
    const campaign = await this.pages.campaignFor(staff, id);
    const closed = closedWords(await this.closing.whoEnded(campaign), 'endedBy');
    return { campaign: await this.pages.row(campaign, 0), closed };
  }

  private async view(campaign: Campaign, refused: boolean): Promise<EndView> {
    const today = this.clock.today();
    const { locksOn: wouldLockOn } = campaign.endedOn(today);
    return { campaign: await this.pages.row(campaign, 0), today, wouldLockOn, refused };
  }
}

const confirmed = z.object({ confirmed: z.literal('yes') });
