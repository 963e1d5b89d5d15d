import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { isPeriodName, WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { sendPublicPage } from './public-pages.js';
import { ReleasesService } from './releases.service.js';
import { LONGEST_DONE, type Notice, type ReleasesReader, toReleasesPage } from './releases-page.view-model.js';
import { toResultsPage } from './results-page.view-model.js';

const which = z.object({
  campaign: z.string().min(1).max(100),
  period: z.string().refine((text) => text === WHOLE || isPeriodName(text)),
});
const text = which.extend({ done: z.string().max(50_000).default('') });
const approval = which.extend({ read: z.string().max(64) });
const signed = approval.extend({ number: z.string().max(20_000), decidedOn: z.string().max(20_000) });
const withdrawal = which.extend({ what: z.enum(['waiting', 'everything']) });

/** Where staff prepare and approve what everybody may see of locked rounds and quarters. */
@Controller('public-results')
@Staff('publish-results')
export class ReleasesController {
  constructor(
    private readonly releases: ReleasesService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query() query: unknown,
    @Query('done') notice: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    readPageAddress(query, []);
    await this.print(request, reply, staff, { notice });
  }

  @Get(':campaign/:period/preview')
  async preview(
    @Param('campaign') id: string,
    @Param('period') period: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    readPageAddress(query, []);
    const campaign = await this.own(staff, id);
    const language = languageOf(request);
    const commune = await this.communes.catalogueOn(campaign.communeId, this.clock.today());
    const page = toResultsPage(commune, [await this.releases.preview(campaign, period, language)], language);
    await sendPublicPage(request, reply, 'public-results/show', page, { cacheControl: 'private, no-store' });
  }

  @Post('prepare')
  async prepare(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { done, period, campaign: id } = parsed(text, body);
    const campaign = await this.own(staff, id);
    if (cleanText(done).length > LONGEST_DONE) {
      return this.print(request, reply.status(422), staff, { unprepared: { campaignId: id, period, done } });
    }
    await this.releases.prepare(campaign, period, done, staff.name);
    goBack(reply, 'prepared', { campaign: id, period });
  }

  @Post('approve')
  @Staff('approve-results')
  async approve(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { read, period, campaign: id } = parsed(approval, body);
    const outcome = await this.releases.approve(await this.own(staff, id), period, read, staff.name);
    if (outcome === 'approved') goBack(reply, 'approved', { campaign: id, period });
    else await this.print(request, reply.status(409), staff, { notice: 'changed' });
  }

  @Post('record')
  @Staff('record-approval')
  async record(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { read, period, campaign: id, ...typed } = parsed(signed, body);
    const outcome = await this.releases.record(await this.own(staff, id), period, read, { actor: staff.name, typed });
    if (outcome === 'approved') goBack(reply, 'approved', { campaign: id, period });
    else if (outcome === 'changed') await this.print(request, reply.status(409), staff, { notice: 'changed' });
    else {
      const refused = { campaignId: id, period, typed, ...outcome };
      await this.print(request, reply.status(422), staff, { refused });
    }
  }

  @Post('withdraw')
  async withdraw(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { what, period, campaign: id } = parsed(withdrawal, body);
    await this.releases.withdraw(await this.own(staff, id), period, what, staff.name);
    goBack(reply, what === 'waiting' ? 'taken-back' : 'withdrawn', { campaign: id, period });
  }

  private async own(staff: Staff, id: string): Promise<Campaign> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    return campaign;
  }

  private async print(
    request: FastifyRequest,
    reply: FastifyReply,
    reader: Staff,
    { notice = null, refused = null, unprepared = null }: Partial<Omit<ReleasesReader, 'reader' | 'language'>>,
  ): Promise<void> {
    const language = languageOf(request);
    const own = await this.communes.servedBy(reader, this.clock.today());
    const communes = await Promise.all(
      own.map(async (commune) => ({ commune, results: await this.releases.releasable(commune.key, language) })),
    );
    await reply.view(
      'public-results/releases',
      toReleasesPage(communes, { reader, notice, refused, unprepared, language }),
    );
  }
}

function parsed<T>(form: z.ZodType<T>, body: unknown): T {
  const read = form.safeParse(body);
  if (!read.success) throw problem.inputInvalid();
  return read.data;
}

/** To the same result, among many. */
function goBack(
  reply: FastifyReply,
  done: Exclude<Notice, 'changed'>,
  { campaign, period }: z.output<typeof which>,
): void {
  reply.redirect(`/public-results?done=${done}#result-${campaign}-${period}`, 303);
}
