import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asPointCode, canonicalAddress } from '../collection-points/codes.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Settings } from '../config/settings.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { Problem } from '../problem.js';
import { type Asked, AskedService } from './asked.service.js';
import { FormCache, type StoredPage } from './form-cache.js';
import { formFields, lookPosted } from './form-fields.js';
import { toDonePage, toRefusedPage, toUnknownCodePage } from './form-outcomes.js';
import { toFormPage, toStepPage } from './form-page.js';
import { formPlaceOf } from './form-place.js';
import { sendPage, sendStored } from './form-replies.js';
import { askedAt } from './form-screens.js';
import type { FormPageRequest, FormState } from './form-state.js';
import { languageOfPost, stateAfterRefusal, stateOf, submissionOf } from './form-submission.js';
import { printPage } from './form-templates.js';
import { nextTurn } from './form-turn.js';
import { IntakeService } from './intake.service.js';
import { KeptForms, PAGES_KEPT } from './kept-forms.js';
import type { Submission, SubmissionOutcome } from './submissions.service.js';

/** Where a code is typed in, on the first page or on that of a code that is not there. */
@Controller('k')
export class CodeController {
  constructor(private readonly settings: Settings) {}

  @Get()
  async find(@Query() query: { code?: unknown }, @Res() reply: FastifyReply): Promise<void> {
    const language = languageOf({ query });
    const typed = typeof query.code === 'string' ? query.code.trim() : '';
    const code = asPointCode(typed);
    if (code !== null)
      return void reply.redirect(`/k/${code}${language === MAIN_LANGUAGE ? '' : `?lang=${language}`}`, 302);
    const { status, page } = toUnknownCodePage(typed, { language, demo: this.settings.demo });
    await sendPage(reply, status, printPage('notice', page));
  }
}

/** The form of a collection point, complete without JavaScript. */
@Controller('k/:code')
export class FormController {
  private readonly cache = new FormCache(PAGES_KEPT);

  constructor(
    private readonly points: CollectionPointsService,
    private readonly asked: AskedService,
    private readonly intake: IntakeService,
    private readonly settings: Settings,
    private readonly kept: KeptForms,
  ) {}

  @Get()
  async open(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf({ query });
    const elsewhere = canonicalAddress('k', code, request.url);
    if (elsewhere !== null) return void reply.redirect(elsewhere, 302);
    await this.orRefuse(reply, { code, language }, async () => {
      const form = { code: asPointCode(code) ?? code, language };
      const page = await this.kept.keeping(form, reply.getHeaders(), () => this.pageOf(code, language));
      await sendStored(request, reply, page);
    });
  }

  @Post()
  async answer(
    @Param('code') typed: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = asPointCode(typed) ?? typed;
    const fields = formFields(body);
    const language = languageOfPost(fields, query);
    await this.orRefuse(reply, { code, language }, async () => {
      const asked = this.requestFor(await this.asked.begun(code), language);
      const turn = nextTurn(asked.questionnaire, fields);
      const state = stateOf(turn);
      if (turn.kind === 'show') {
        await sendPage(reply, state.errors.length > 0 ? 422 : 200, printPage('show', toStepPage(asked, state)));
        return;
      }
      await this.send(reply, asked, state, submissionOf({ asked, state, query, withCode: turn.withCode }));
    });
  }

  private async pageOf(code: string, language: Language): Promise<StoredPage> {
    const asked = this.requestFor(await this.asked.open(code), language);
    const { questionnaire, campaign, endsOn, place } = asked;
    const key = JSON.stringify([questionnaire.version, language, code, campaign, endsOn, place]);
    return this.cache.page(key, () => printPage('show', toFormPage(asked)));
  }

  private async send(
    reply: FastifyReply,
    asked: FormPageRequest,
    state: FormState,
    submission: Submission,
  ): Promise<void> {
    const outcome = await this.submit(asked.code, submission);
    if (outcome === 'cannot-store-now') {
      reply.header('retry-after', '5');
      const waiting = { ...state, refused: outcome };
      await sendPage(reply, 503, printPage('show', toStepPage(asked, waiting)));
    } else if (outcome.kind === 'invalid') {
      const refused = stateAfterRefusal(state, outcome);
      await sendPage(reply, 422, printPage('show', toStepPage(asked, refused)));
    } else {
      await sendPage(
        reply,
        outcome.kind === 'conflict' ? 409 : 200,
        printPage('done', toDonePage(asked, outcome, lookPosted(state.fields))),
      );
    }
  }

  /** "Not now" leaves the person on the form with every answer, instead of on a page about a failure. */
  private async submit(code: string, submission: Submission): Promise<SubmissionOutcome | 'cannot-store-now'> {
    try {
      return await this.intake.submit(code, submission);
    } catch (error) {
      if (error instanceof Problem && error.code === 'cannot-store-now') return error.code;
      throw error;
    }
  }

  private requestFor({ point, campaign, placed, catalogue }: Asked, language: Language): FormPageRequest {
    return {
      questionnaire: askedAt(placed, point),
      campaign: campaign.id,
      endsOn: campaign.endsOn,
      code: point.code,
      place: formPlaceOf(point, catalogue),
      language,
      demo: this.settings.demo,
    };
  }

  /** A person with a phone gets a kind page where a program would get a problem document. */
  private async orRefuse(
    reply: FastifyReply,
    { code, language }: { code: string; language: Language },
    answer: () => Promise<void>,
  ): Promise<void> {
    try {
      await answer();
    } catch (error) {
      const communeId = await this.communeOf(code);
      const refused = toRefusedPage(error, { language, demo: this.settings.demo, communeId });
      if (!refused) throw error;
      await sendPage(reply, refused.status, printPage('notice', refused.page));
    }
  }

  private async communeOf(code: string): Promise<string | null> {
    try {
      return (await this.points.byCode(code)).communeId;
    } catch {
      return null;
    }
  }
}
