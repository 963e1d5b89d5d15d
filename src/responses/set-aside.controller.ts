import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { answersTyped, changedQuestions, correctedAnswers, faultOfReason, reasonTyped } from './corrected-answers.js';
import { type FormFields, formFields, only } from './form-fields.js';
import { SetAsidePagesService } from './set-aside-pages.service.js';
import { type Fit, type Outcome, SettlingService, type Waiting } from './settling.service.js';
import { type Doing, isInWords } from './waiting.view-model.js';

/** What could not be counted: looked at by staff, and accepted, corrected or discarded. */
@Controller('set-aside')
@Staff('settle-set-aside')
export class SetAsideController {
  constructor(
    private readonly pages: SetAsidePagesService,
    private readonly settling: SettlingService,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const asked = formFields(query);
    const view = await this.pages.list(staff, {
      commune: only(asked, 'commune') || null,
      page: Number(only(asked, 'page')) || 1,
      settled: only(asked, 'settled') === 'yes',
      saved: only(asked, 'saved') ?? null,
    });
    await reply.view('responses/set-aside/list', view);
  }

  @Get(':commune/:id')
  async show(
    @Param() where: Where,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = formFields(query);
    const waiting = await this.find(staff, where);
    const fit = chosenIn(waiting, asked);
    const originals = may(staff.role, 'read-originals');
    await this.print(reply, request, waiting, { fit, shown: only(asked, 'all') === 'yes' ? 'all' : null, originals });
  }

  @Post(':commune/:id/accept')
  async accept(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const waiting = await this.find(staff, where);
    const fit = chosenIn(waiting, formFields(body));
    const outcome: Outcome = fit ? await this.settling.accept(waiting, fit, staff.name) : { kind: 'settled-before' };
    const originals = may(staff.role, 'read-originals');
    await this.answer(reply, request, waiting, outcome, 'accepted', { fit, originals });
  }

  @Post(':commune/:id/correct')
  async correct(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const waiting = await this.find(staff, where);
    const fields = formFields(body);
    const fit = chosenIn(waiting, fields);
    const because = reasonTyped(fields);
    const originals = may(staff.role, 'read-originals');
    const typed = answersTyped(fields);
    const shown = new Set(fields.shown ?? []);
    const doing = { fit, shown, fields: typed, because, originals };
    if (!fit) return this.answer(reply, request, waiting, { kind: 'settled-before' }, 'corrected', doing);
    const { questions } = fit.asked.placed;
    // What somebody wrote is put right by whoever may read it.
    for (const question of originals ? [] : questions.filter(isInWords)) shown.delete(question.code);
    const answers = correctedAnswers(questions, waiting.sent, shown, typed);
    const told = faultOfReason(because);
    if (told) return this.print(reply.status(422), request, waiting, { ...doing, told, reasonAt: 'correct' });
    const correction = { answers, because, questions: changedQuestions(questions, waiting.sent, answers) };
    const outcome = await this.settling.accept(waiting, fit, staff.name, correction);
    await this.answer(reply, request, waiting, outcome, 'corrected', doing);
  }

  @Post(':commune/:id/discard')
  async discard(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const waiting = await this.find(staff, where);
    const fields = formFields(body);
    const because = reasonTyped(fields);
    const fit = chosenIn(waiting, fields);
    const told = faultOfReason(because);
    const originals = may(staff.role, 'read-originals');
    if (told)
      return this.print(reply.status(422), request, waiting, { fit, because, told, reasonAt: 'discard', originals });
    const outcome = await this.settling.discard(waiting, because, staff.name);
    await this.answer(reply, request, waiting, outcome, 'discarded', { fit, originals });
  }

  private find(staff: Staff, { commune, id }: Where): Promise<Waiting> {
    assertCommune(staff, commune);
    return this.settling.find(commune, id);
  }

  private async answer(
    reply: FastifyReply,
    request: FastifyRequest,
    { kept }: Waiting,
    outcome: Outcome,
    done: 'accepted' | 'corrected' | 'discarded',
    doing: Partial<Doing>,
  ): Promise<void> {
    if (outcome.kind === 'settled') {
      const saved = outcome.late ? 'late' : done;
      return void reply.redirect(`/set-aside?commune=${kept.communeId}&saved=${saved}`, 303);
    }
    // Somebody else may have settled it since.
    const waiting = await this.settling.find(kept.communeId, kept.id);
    const invalid = outcome.kind === 'invalid';
    const told = invalid ? 'setAside.stillWrong' : 'setAside.settledBefore';
    const errors = invalid ? outcome.errors : [];
    await this.print(reply.status(invalid ? 422 : 409), request, waiting, { ...doing, told, errors });
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    waiting: Waiting,
    doing: Partial<Doing>,
  ): Promise<void> {
    const before = {
      originals: false,
      fit: null,
      shown: null,
      fields: null,
      errors: [],
      because: '',
      told: null,
      reasonAt: null,
    };
    const view = await this.pages.one(waiting, { ...before, ...doing, language: languageOf(request) });
    await reply.view('responses/set-aside/show', view);
  }
}

interface Where {
  readonly commune: string;
  readonly id: string;
}

/** The campaign that was chosen, or the first that fits. @throws Problem `malformed` for one that does not fit */
function chosenIn({ fits }: Waiting, fields: FormFields): Fit | null {
  const chosen = only(fields, 'campaign');
  const fit = chosen ? fits.find(({ asked }) => asked.campaign.id === chosen) : fits[0];
  if (chosen && !fit && fits.length > 0) throw problem.malformed({ field: 'campaign' });
  return fit ?? null;
}
