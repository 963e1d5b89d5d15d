import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DraftsService } from './drafts.service.js';
import { OwnPagesService } from './own-pages.service.js';
import type { OwnQuestionnaire, OwnState } from './own-questionnaire.entity.js';
import { OwnQuestionnairesService } from './own-questionnaires.service.js';

/** What cannot be undone, and of which state. */
const steps = { publish: 'draft', retire: 'published', delete: 'draft' } as const satisfies Record<string, OwnState>;
type Step = keyof typeof steps;

/** The steps in the life of a commune's own questionnaire; what cannot be undone is asked first. */
@Controller('questionnaires/:version')
@Staff('manage-campaigns')
export class StepsController {
  constructor(
    private readonly own: OwnQuestionnairesService,
    private readonly drafts: DraftsService,
    private readonly pages: OwnPagesService,
  ) {}

  @Get(':step')
  async confirm(
    @Param('version') version: string,
    @Param('step') step: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.own.find(version, staff);
    if (row.state !== steps[known(step)]) return void reply.redirect(`/questionnaires/${version}`, 302);
    await this.ask(row, known(step), request, reply);
  }

  @Post(':step')
  async take(
    @Param('version') version: string,
    @Param('step') step: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.own.find(version, staff);
    const { confirmed, revision } = sent.parse(Object(body));
    if (confirmed !== 'yes') return this.ask(row, known(step), request, reply.status(422), 'unconfirmed');
    switch (known(step)) {
      case 'publish': {
        const { kind, now } = await this.drafts.publish(row, revision, staff.name);
        if (kind !== 'done') return this.ask(now, 'publish', request, reply.status(409), kind);
        return void reply.redirect(`/questionnaires/${version}?saved=published`, 303);
      }
      case 'retire':
        await this.drafts.retire(row, staff.name);
        return void reply.redirect(`/questionnaires/${version}?saved=retired`, 303);
      case 'delete':
        await this.drafts.remove(row, staff.name);
        return void reply.redirect(`/questionnaires?commune=${row.communeId}&saved=deleted`, 303);
    }
  }

  /** A draft with the same questions under the next number. */
  @Post('next')
  async next(
    @Param('version') version: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.own.find(version, staff);
    if (row.state === 'draft') return void reply.redirect(`/questionnaires/${version}`, 303);
    const draft = await this.drafts.next(row, staff.name);
    reply.redirect(`/questionnaires/${draft.version}?saved=begun`, 303);
  }

  private async ask(
    row: OwnQuestionnaire,
    step: Step,
    request: FastifyRequest,
    reply: FastifyReply,
    refused?: 'unconfirmed' | 'stale' | 'unready',
  ): Promise<void> {
    const view = this.pages.view(row, languageOf(request));
    const texts = {
      title: `ownQuestionnaires.steps.${step}.title`,
      means: `ownQuestionnaires.steps.${step}.means`,
      button: `ownQuestionnaires.steps.${step}.button`,
      refused: refused ? `ownQuestionnaires.refused.${refused}` : null,
    };
    await reply.view('questionnaires/step', { ...view, step, texts, isDelete: step === 'delete' });
  }
}

function known(step: string): Step {
  if (!Object.hasOwn(steps, step)) throw problem.notFound({ what: step });
  return step as Step;
}

const sent = z.object({
  confirmed: z.string().max(10).optional().catch(undefined),
  revision: z.string().max(100).catch(''),
});
