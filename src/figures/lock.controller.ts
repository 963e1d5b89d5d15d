import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { Problem, problem } from '../problem.js';
import { LocksService } from './locks.service.js';

const lockForm = z.object({
  period: z.string().max(10).optional(),
  /** That it is meant, and that what waits may be left out: boxes that are not ticked are missing. */
  confirmed: z.literal('yes').optional(),
  anyway: z.literal('yes').optional(),
});

/** Locks a round or a period for good, from the officers' page of the campaign, which says what that means. */
@Controller('campaigns/:id/lock')
@Staff('publish')
export class LockController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly locks: LocksService,
  ) {}

  @Post()
  async lock(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = lockForm.safeParse(body ?? {});
    if (!form.success) throw problem.malformed();
    const { period, confirmed, anyway } = form.data;
    const campaign = await this.pages.campaignFor(staff, id);
    if (!confirmed) {
      const page = await this.pages.lockPage(staff, campaign, { wanted: period, fault: 'confirmed' });
      return void (await reply.status(422).view('campaigns/lock', page));
    }
    try {
      await this.locks.lock(campaign, { period, anyway: anyway === 'yes' }, staff.name);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'still-waiting') throw error;
      const page = await this.pages.lockPage(staff, campaign, { wanted: period, fault: 'anyway' });
      return void (await reply.status(error.status).view('campaigns/lock', page));
    }
    reply.redirect(`/campaigns/${id}`, 303);
  }
}
