import { Body, Controller, Get, Post, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { isPeriodName, WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { PublicResultsService } from './public-results.service.js';
import { type ReleasesPage, toReleasesPage } from './releases-page.view-model.js';

const decision = z.object({
  campaign: z.string().min(1).max(100),
  period: z.string().refine((text) => text === WHOLE || isPeriodName(text)),
  action: z.enum(['release', 'withdraw']),
  done: z.string().max(2_000).default(''),
});

/** Where staff decide which locked rounds and quarters everybody may see. */
@Controller('public-results')
@Staff('publish-results')
export class ReleasesController {
  constructor(
    private readonly results: PublicResultsService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('public-results/releases')
  async list(
    @Query() query: unknown,
    @Query('done') notice: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<ReleasesPage> {
    readPageAddress(query, []);
    const language = languageOf(request);
    const own = await this.communes.servedBy(staff, this.clock.today());
    const communes = await Promise.all(
      own.map(async (commune) => ({ commune, results: await this.results.releasable(commune.key, language) })),
    );
    return toReleasesPage(communes, notice, language);
  }

  @Post()
  async decide(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = decision.safeParse(body);
    if (!form.success) throw problem.inputInvalid();
    const { campaign: id, period, action, done } = form.data;
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    if (action === 'release') await this.results.release(campaign, period, done, staff.name);
    else await this.results.withdraw(campaign, period, staff.name);
    reply.redirect(`/public-results?done=${action === 'release' ? 'released' : 'withdrawn'}`, 303);
  }
}
