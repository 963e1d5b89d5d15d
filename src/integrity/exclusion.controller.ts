import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { languageOf } from '../formatting/languages.js';
import { cleanText } from '../rules/typed-text.js';
import { ExclusionsService } from './exclusions.service.js';
import { type Fault, fault, faultsOfReason, parsed, pathOf } from './integrity-form.js';
import { IntegrityPagesService } from './integrity-pages.service.js';

const decision = z.object({
  as: z.enum(['excluded', 'refused']),
  because: z.string().default(''),
  confirmed: z.string().max(10).optional(),
});
const taking = z.object({ because: z.string().default('') });

/** One proposal: decided by another person than who made it, and taken back in until the lock. */
@Controller('campaigns/:id/integrity/exclusions/:exclusion')
@Staff('decide-exclusions')
export class ExclusionController {
  constructor(
    private readonly campaigns: CampaignPagesService,
    private readonly pages: IntegrityPagesService,
    private readonly exclusions: ExclusionsService,
  ) {}

  @Get()
  @Staff('see-flags')
  async show(
    @Param() { id, exclusion }: Which,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const page = await this.pages.exclusion(campaign, exclusion, staff, languageOf(request));
    await reply.view('integrity/exclusion', page);
  }

  @Post('decide')
  async decide(
    @Param() { id, exclusion }: Which,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const { as, because: typed, confirmed } = parsed(decision, body);
    const because = cleanText(typed);
    const faults: readonly Fault[] = [
      ...faultsOfReason(because),
      ...(as === 'excluded' && confirmed !== 'yes' ? [fault('confirmed')] : []),
    ];
    if (faults.length > 0) {
      const page = await this.pages.exclusion(campaign, exclusion, staff, languageOf(request), { faults, because });
      return void (await reply.status(422).view('integrity/exclusion', page));
    }
    const done = await this.exclusions.decide(campaign, exclusion, { as, because }, staff);
    reply.redirect(`${pathOf(id)}?done=done.${done === 'now' ? as : 'before'}`, 303);
  }

  @Post('take-back')
  async takeBack(
    @Param() { id, exclusion }: Which,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const because = cleanText(parsed(taking, body).because);
    const faults = faultsOfReason(because);
    if (faults.length > 0) {
      const doing = { faults, because };
      const page = await this.pages.exclusion(campaign, exclusion, staff, languageOf(request), doing);
      return void (await reply.status(422).view('integrity/exclusion', page));
    }
    const done = await this.exclusions.takeBack(campaign, exclusion, because, staff);
    reply.redirect(`${pathOf(id)}?done=done.${done === 'now' ? 'returned' : 'before'}`, 303);
  }
}

interface Which {
  readonly id: string;
  readonly exclusion: string;
}
