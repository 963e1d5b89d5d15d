import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { languageOf } from '../formatting/languages.js';
import { Problem, problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { ExclusionsService } from './exclusions.service.js';
import { setsOf } from './flag.view-model.js';
import { verdicts } from './integrity.entity.js';
import { type Fault, fault, faultsOfReason, parsed, pathOf } from './integrity-form.js';
import { IntegrityPagesService } from './integrity-pages.service.js';
import { JudgingService } from './judging.service.js';

const which = z.object({ period: z.string().max(20), key: z.string().max(400) });
const judgement = which.extend({ verdict: z.string().max(20).default(''), because: z.string().default('') });
const proposal = which.extend({ set: z.string().max(20).default(''), because: z.string().default('') });
const notices = ['judgedNow', 'proposedBefore'] as const;

/** One flag: what the software saw, what an officer thinks of it, and which responses to propose for leaving out. */
@Controller('campaigns/:id/integrity')
@Staff('judge-responses')
export class FlagController {
  constructor(
    private readonly campaigns: CampaignPagesService,
    private readonly pages: IntegrityPagesService,
    private readonly judging: JudgingService,
    private readonly exclusions: ExclusionsService,
  ) {}

  @Get('flag')
  @Staff('see-flags')
  async show(
    @Param('id') id: string,
    @Query() query: unknown,
    @Query('done') done: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const notice = notices.find((one) => one === done);
    const asked = which.safeParse(query);
    if (!asked.success) throw problem.notFound();
    const told = notice ? `integrity.${notice}` : null;
    await reply.view(
      'integrity/flag',
      await this.pages.flag(campaign, asked.data, staff, languageOf(request), { told }),
    );
  }

  @Post('judge')
  async judge(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const { period, key, ...sent } = parsed(judgement, body);
    const because = cleanText(sent.because);
    const verdict = verdicts.find((one) => one === sent.verdict);
    const faults = [...(verdict ? [] : [fault('verdict')]), ...faultsOfReason(because)];
    if (!verdict || faults.length > 0) {
      const doing = { faults, typed: { verdict: sent.verdict, because } };
      const page = await this.pages.flag(campaign, { period, key }, staff, languageOf(request), doing);
      return void (await reply.status(422).view('integrity/flag', page));
    }
    await this.judging.judge(campaign, { period, key }, { verdict, because }, staff);
    reply.redirect(`${pathOf(id)}/flag?${new URLSearchParams({ period, key, done: 'judgedNow' })}`, 303);
  }

  @Post('flag')
  async propose(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const { period, key, ...sent } = parsed(proposal, body);
    const because = cleanText(sent.because);
    if (campaign.isPeriodLocked(period)) throw problem.campaignLocked();
    const set = setsOf(await this.pages.find(campaign, period, key), period).find(({ kind }) => kind === sent.set);
    const refuse = async (faults: readonly Fault[]): Promise<void> => {
      const doing = { faults, set: sent.set, proposal: { because } };
      const page = await this.pages.flag(campaign, { period, key }, staff, languageOf(request), doing);
      await reply.status(422).view('integrity/flag', page);
    };
    if (!set) throw problem.malformed({ field: 'set' });
    const faults = faultsOfReason(because, 'proposal');
    if (faults.length > 0) return refuse(faults);
    try {
      const done = await this.exclusions.propose(campaign, { ...set, flag: key, because }, staff);
      if (done === 'now') return void reply.redirect(`${pathOf(id)}?done=proposedNow`, 303);
      reply.redirect(`${pathOf(id)}/flag?${new URLSearchParams({ period, key, done: 'proposedBefore' })}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'input-invalid') throw error;
      await refuse([{ field: 'proposal', message: 'integrity.faults.empty' }]);
    }
  }
}
