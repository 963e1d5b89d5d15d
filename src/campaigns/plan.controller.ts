import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, may, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { CampaignsService } from './campaigns.service.js';
import { type PlanPage, toPlanView } from './plan.view-model.js';
import { planForm, readPlan } from './plan-form.js';
import { PlansService } from './plans.service.js';
import { ResponseCountsQueries } from './response-counts.queries.js';

/** How many responses a campaign sets out to collect, and why that many. */
@Controller('campaigns/:id/plan')
@Staff('see-participation')
export class PlanController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly plans: PlansService,
    private readonly communes: CommunesService,
    private readonly counts: ResponseCountsQueries,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    await this.print(reply, staff, campaign, { saved: saved === 'yes', refused: null });
  }

  @Post()
  @Staff('manage-campaigns')
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const form = planForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const plan = readPlan(form.data, campaign.target);
    if ('faults' in plan) {
      const refused = { typed: form.data, faults: plan.faults };
      return this.print(reply.status(422), staff, campaign, { saved: false, refused });
    }
    await this.plans.set(campaign, plan, staff.name);
    reply.redirect(`/campaigns/${id}/plan?saved=yes`, 303);
  }

  private async print(
    reply: FastifyReply,
    staff: Staff,
    campaign: Campaign,
    told: Pick<PlanPage, 'saved' | 'refused'>,
  ): Promise<void> {
    const responses = (await this.counts.byCampaign(campaign.communeId)).get(campaign.id) ?? 0;
    const view = toPlanView({
      ...told,
      campaign: await this.pages.row(campaign, responses),
      plan: await this.plans.of(campaign),
      mayManage: may(staff.role, 'manage-campaigns'),
      open: this.plans.mayBeSet(campaign),
      units: await this.unitsOf(campaign),
    });
    await reply.view('campaigns/plan', view);
  }

  /** Units that people come for: those of the fields, where a response is about one field. */
  private async unitsOf(campaign: Campaign): Promise<number> {
    if (this.campaigns.questionnaireOf(campaign).resolvingHeadline === null) return 0;
    const { communeId, opensOn, endsOn } = campaign;
    const { fields } = await this.communes.catalogueBetween(communeId, opensOn, endsOn);
    return new Set(fields.map(({ unit }) => unit)).size;
  }
}
