import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { readDay } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import { phaseIn } from './campaign-changes.js';
import { type CampaignFault, ownerDay, usualTarget } from './campaign-check.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { CampaignsService } from './campaigns.service.js';
import { ChangingService, type Standing } from './changing.service.js';
import { toEditView } from './edit.view-model.js';
import { editForm, mergedEdit, readEdit, type TypedEdit, typedOf } from './edit-form.js';

/** Changes a campaign that is made already, as far as it still can be changed. */
@Controller('campaigns/:id/edit')
@Staff('manage-campaigns')
export class EditController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly changing: ChangingService,
    private readonly campaigns: CampaignsService,
    private readonly questionnaires: OwnQuestionnairesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const standing = await this.changing.standing(await this.pages.campaignFor(staff, id));
    await this.print(reply, standing, { typed: typedOf(standing.campaign, standing.revision) });
  }

  @Post()
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const sent = editForm.safeParse(body);
    if (!sent.success) throw problem.malformed();
    const standing = await this.changing.standing(campaign);
    // As far as the campaign had come when the page was opened: that says which fields it showed.
    const shown = { ...standing, phase: phaseIn(sent.data.revision ?? '') ?? standing.phase };
    const typed = mergedEdit(campaign, sent.data, shown);
    const choices = await this.choicesFor(campaign);
    const change = readEdit(typed, shown.phase, (key) => usualTargetOf(choices, key));
    if ('faults' in change) return this.print(reply.status(422), standing, { typed, faults: change.faults });
    const changed = await this.changing.change(campaign, { change, seen: typed.revision }, staff.name);
    if (changed.kind === 'changed') return void reply.redirect(`/campaigns/${id}?changed=yes`, 303);
    if (changed.kind === 'faults') {
      const status = changed.faults.some(({ field }) => field === 'points') ? 409 : 422;
      return this.print(reply.status(status), standing, { typed, faults: changed.faults });
    }
    // What the page cannot change any more it does not show: it was opened before.
    const now = changed.kind === 'stale' ? changed : standing;
    const kept = mergedEdit(now.campaign, sent.data, now);
    await this.print(reply.status(409), now, { typed: { ...kept, revision: now.revision }, stale: now.campaign });
  }

  /** What is offered, and what the campaign asks although no new one is offered it. */
  private async choicesFor(campaign: Campaign): Promise<readonly Questionnaire[]> {
    const offered = await this.questionnaires.newestFor(campaign.communeId);
    const asked = this.campaigns.questionnairesOf(campaign);
    return [...offered, ...asked.filter(({ key }) => offered.every((one) => one.key !== key))];
  }

  private async print(
    reply: FastifyReply,
    { campaign, phase }: Standing,
    page: {
      readonly typed: TypedEdit;
      readonly faults?: readonly CampaignFault[];
      readonly stale?: Campaign;
    },
  ): Promise<void> {
    const today = this.clock.today();
    const view = toEditView({
      row: await this.pages.row(campaign, 0),
      catalogue: await this.communes.catalogueOn(
        campaign.communeId,
        ownerDay(readDay(page.typed.opensOn ?? '') ?? campaign.opensOn, today),
      ),
      questionnaires: await this.choicesFor(campaign),
      ...{ phase, typed: page.typed, faults: page.faults ?? [], stale: page.stale ?? null },
    });
    await reply.view('campaigns/edit', view);
  }
}

function usualTargetOf(questionnaires: readonly Questionnaire[], key: string): number | null {
  const questionnaire = questionnaires.find((one) => one.key === key);
  return questionnaire ? usualTarget(questionnaire) : null;
}
