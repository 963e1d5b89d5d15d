import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { problem } from '../problem.js';
import { FiguresService } from './figures.service.js';

const lockForm = z.object({
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .optional(),
});

/** Closes a round or a quarter for good, from the officers' page of the campaign. */
@Controller('campaigns/:id/lock')
@Staff('publish')
export class LockController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
  ) {}

  @Post()
  async lock(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = lockForm.safeParse(body ?? {});
    if (!form.success) throw problem.inputInvalid({ field: 'quarter' });
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    await this.figures.lock(campaign, form.data.quarter ?? null, staff.name);
    await reply.redirect(`/campaigns/${id}`, 303);
  }
}
