import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { periodOf } from '../campaigns/campaign-calendar.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { languageOf } from '../formatting/languages.js';
import { Problem, problem } from '../problem.js';
import { readDay } from '../rules/days.js';
import { cleanText } from '../rules/typed-text.js';
import type { ExclusionSet } from './exclusion-sets.js';
import { ExclusionsService } from './exclusions.service.js';
import { type Fault, fault, faultsOfReason, parsed, pathOf } from './integrity-form.js';
import { IntegrityPagesService, type TypedProposal } from './integrity-pages.service.js';

const proposal = z.object({
  set: z.string().max(100).default(''),
  day: z.string().max(20_000).default(''),
  because: z.string().default(''),
});
const notices = [
  'proposedNow',
  'proposedBefore',
  'done.excluded',
  'done.refused',
  'done.returned',
  'done.before',
] as const;

/** What looks unusual in a campaign, and what two people leave out of it. */
@Controller('campaigns/:id/integrity')
@Staff('see-flags')
export class IntegrityController {
  constructor(
    private readonly campaigns: CampaignPagesService,
    private readonly pages: IntegrityPagesService,
    private readonly exclusions: ExclusionsService,
  ) {}

  @Get()
  async list(
    @Param('id') id: string,
    @Query('done') done: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const notice = notices.find((one) => one === done);
    const told = notice ? `integrity.${notice}` : null;
    await reply.view('integrity/list', await this.pages.list(campaign, staff, languageOf(request), { told }));
  }

  @Post('propose')
  @Staff('judge-responses')
  async propose(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.campaignFor(staff, id);
    const sent = parsed(proposal, body);
    const typed = { ...sent, because: cleanText(sent.because) };
    const { set, faults } = this.read(campaign, typed);
    const refuse = async (wrong: readonly Fault[]): Promise<void> => {
      const page = await this.pages.list(campaign, staff, languageOf(request), { faults: wrong, typed });
      await reply.status(422).view('integrity/list', page);
    };
    if (campaign.isLocked) throw problem.campaignLocked();
    if (!set || faults.length > 0) return refuse(faults);
    try {
      const done = await this.exclusions.propose(campaign, { ...set, flag: null, because: typed.because }, staff);
      reply.redirect(`${pathOf(id)}?done=${done === 'now' ? 'proposedNow' : 'proposedBefore'}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'input-invalid') throw error;
      await refuse([{ field: 'set', message: 'integrity.faults.empty' }]);
    }
  }

  /** What was typed as a set, with what is wrong with it. */
  private read(
    campaign: Campaign,
    { set, day: typedOn, because }: TypedProposal,
  ): { readonly set: ExclusionSet | null; readonly faults: readonly Fault[] } {
    const [what, id = ''] = set.split(':');
    const day = what === 'point' ? readDay(typedOn) : null;
    const isDay = day !== null && campaign.asksOn(day) && campaign.countsOn(day);
    const [firstOpen] = campaign.periods.filter((one) => !campaign.isPeriodLocked(one));
    const faults = [
      ...(what === 'point' || what === 'batch' ? [] : [fault('set')]),
      ...(what === 'point' && !isDay ? [fault('day')] : []),
      ...faultsOfReason(because),
    ];
    const none = { pointId: null, day: null, batchId: null };
    if (what === 'batch' && firstOpen !== undefined) {
      return { set: { ...none, kind: 'batch', batchId: id, period: firstOpen }, faults };
    }
    if (what !== 'point' || day === null) return { set: null, faults };
    return { set: { ...none, kind: 'day', pointId: id, day, period: periodOf(day, campaign) }, faults };
  }
}
