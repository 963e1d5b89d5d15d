import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { addDays, readDay } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import { DAYS_UNTIL_LOCK } from './campaign-calendar.js';
import { type CampaignFault, ownerDay } from './campaign-check.js';
import { type FieldsView, toFieldsView } from './campaign-fields.view-model.js';
import { inOrder, readFields } from './campaign-form.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import type { CampaignRow } from './campaign-row.js';
import { CampaignsService } from './campaigns.service.js';
import { CloningService } from './cloning.service.js';
import { editForm, type TypedEdit, typedOf } from './edit-form.js';
import { faultOfProblem } from './fault-of-problem.js';
import { type PlanWords, planWords } from './plan.view-model.js';
import { PlansService } from './plans.service.js';

/** The page that makes a campaign like another: when, how it is called, and what it takes along. */
interface CloneView extends FieldsView {
  readonly campaign: CampaignRow;
  readonly typed: TypedEdit;
  readonly points: number;
  /** Points whose code is revoked stay behind. */
  readonly revoked: number;
  readonly plan: PlanWords | null;
}

/** The same again for the next round. */
@Controller('campaigns/:id/clone')
@Staff('manage-campaigns')
export class CloneController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly cloning: CloningService,
    private readonly plans: PlansService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const { testing, ...next } = await this.cloning.proposal(campaign);
    await this.print(reply, campaign, { ...typedOf(campaign, ''), ...next, testing: testing ? 'yes' : undefined }, []);
  }

  @Post()
  async clone(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const sent = editForm
      .pick({ name: true, opensOn: true, endsOn: true, locksOn: true, testing: true })
      .safeParse(body);
    if (!sent.success) throw problem.malformed();
    const typed = { ...typedOf(campaign, ''), testing: undefined, ...sent.data };
    const { wanted, faults } = readFields(typed);
    const { opensOn, endsOn, locksOn } = wanted;
    if (faults.length > 0 || !opensOn || !endsOn) return this.print(reply.status(422), campaign, typed, faults);
    const days = { opensOn, endsOn, locksOn: locksOn ?? addDays(endsOn, DAYS_UNTIL_LOCK) };
    const next = { ...days, name: typed.name, testing: typed.testing === 'yes' };
    const found = await this.cloning.faults(campaign, next);
    if (found.length > 0) return this.print(reply.status(422), campaign, typed, found);
    try {
      const { id: made } = await this.cloning.clone(campaign, next, staff.name);
      reply.redirect(`/campaigns/${made}?created=cloned`, 303);
    } catch (error) {
      const { status, fault } = faultOfProblem(error);
      await this.print(reply.status(status), campaign, typed, [fault]);
    }
  }

  private async print(
    reply: FastifyReply,
    campaign: Campaign,
    typed: TypedEdit,
    faults: readonly CampaignFault[],
  ): Promise<void> {
    const points = await this.campaigns.pointsOf(campaign);
    const used = points.filter(({ revokedOn }) => revokedOn === null);
    const plan = await this.plans.of(campaign);
    const catalogue = await this.communes.catalogueOn(
      campaign.communeId,
      ownerDay(readDay(typed.opensOn ?? ''), this.clock.today()),
    );
    const view: CloneView = {
      ...toFieldsView({ catalogue, questionnaires: [], typed, faults: inOrder(faults) }),
      campaign: await this.pages.row(campaign, 0),
      ...{ typed, points: used.length, revoked: points.length - used.length },
      plan: plan && planWords(plan, campaign.opensOn),
    };
    await reply.view('campaigns/clone', view);
  }
}
