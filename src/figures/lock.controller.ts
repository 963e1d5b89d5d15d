import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { problem } from '../problem.js';
import { LocksService } from './locks.service.js';

const lockForm = z.object({
  period: z.string().max(10).optional(),
});

/** Closes a round or a quarter for good, from the officers' page of the campaign. */
@Controller('campaigns/:id/lock')
@Staff('publish')
export class LockController {
  constructor(
    private readonly campaigns: CampaignsService,
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
    if (!form.success) throw problem.inputInvalid({ field: 'period' });
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    await this.locks.lock(campaign, form.data, staff.name);
    await reply.redirect(`/campaigns/${id}`, 303);
  }
}
