import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import type { LockFault } from '../campaigns/lock.view-model.js';
import { LockPageService } from '../campaigns/lock-page.service.js';
import { Problem, type ProblemCode, problem } from '../problem.js';
import { CHANGING, LocksService } from './locks.service.js';

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
    private readonly lockPage: LockPageService,
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
    const refused = confirmed
      ? await this.refusal(await this.pages.campaignFor(staff, id), { period, anyway: anyway === 'yes' }, staff)
      : ({ status: 422, fault: 'confirmed' } as const);
    if (!refused) return void reply.redirect(`/campaigns/${id}`, 303);
    const page = await this.lockPage.read(staff, id, { wanted: period, fault: refused.fault });
    await reply.status(page.state === 'locked' ? 409 : refused.status).view('campaigns/lock', page);
  }

  /** Locks. @returns what the page has to say where that cannot be; null once it is done */
  private async refusal(
    campaign: Campaign,
    wish: { readonly period: string | undefined; readonly anyway: boolean },
    { name }: Staff,
  ): Promise<{ readonly status: number; readonly fault: LockFault | null } | null> {
    try {
      await this.locks.lock(campaign, wish, name);
      return null;
    } catch (error) {
      const fault = error instanceof Problem ? saidOnPage(error) : undefined;
      if (!(error instanceof Problem) || fault === undefined) throw error;
      return { status: error.status, fault };
    }
  }
}

/** What the page itself tells, so that nobody stands before a bare refusal. */
function saidOnPage({ code, details }: Problem): LockFault | null | undefined {
  return details.reason === CHANGING ? 'changing' : faults[code];
}

const faults: Partial<Record<ProblemCode, LockFault | null>> = {
  'still-waiting': 'anyway',
  'campaign-locked': 'locked',
  'not-ended': null,
};
