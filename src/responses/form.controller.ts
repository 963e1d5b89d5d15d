import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Settings } from '../config/settings.js';
import type { Language } from '../formatting/languages.js';
import { FormCache } from './form-cache.js';
import { formFields } from './form-fields.js';
import { toDonePage, toRefusedPage } from './form-outcomes.js';
import { type FormPageRequest, toFormPage, toStepPage } from './form-page.js';
import { formPlaceOf } from './form-place.js';
import { sendPage, sendStored } from './form-replies.js';
import { askedAt } from './form-screens.js';
import { languageOfPost, stateAfterRefusal, stateOf, submissionOf } from './form-submission.js';
import { printPage } from './form-templates.js';
import { nextTurn } from './form-turn.js';
import { IntakeService } from './intake.service.js';
import { type OpenPoint, OpenPointsService } from './open-points.service.js';

/** A few hundred points in two languages; a page with its copies takes about 100 kB. */
const PAGES_KEPT = 400;

/** The form of a collection point, complete without JavaScript. */
@ApiExcludeController()
@Controller('k/:code')
export class FormController {
  private readonly cache = new FormCache(PAGES_KEPT);

  constructor(
    private readonly points: CollectionPointsService,
    private readonly openPoints: OpenPointsService,
    private readonly intake: IntakeService,
    private readonly settings: Settings,
  ) {}

  @Get()
  async open(
    @Param('code') code: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = lang === 'en' ? 'en' : 'vi';
    await this.orRefuse(reply, { code, language }, async () => {
      const asked = this.requestFor(await this.openPoints.open(code), language);
      const { questionnaire, campaign, place } = asked;
      const key = JSON.stringify([questionnaire.version, language, code, campaign, place]);
      const page = await this.cache.page(key, () => printPage('show', toFormPage(asked)));
      await sendStored(request, reply, page);
    });
  }

  @Post()
  async answer(
    @Param('code') code: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = formFields(body);
    const language = languageOfPost(fields, query);
    await this.orRefuse(reply, { code, language }, async () => {
      const asked = this.requestFor(await this.openPoints.open(code), language);
      const turn = nextTurn(asked.questionnaire, fields);
      const state = stateOf(turn, fields);
      if (turn.kind === 'show') {
        await sendPage(reply, state.errors.length > 0 ? 422 : 200, printPage('show', toStepPage(asked, state)));
        return;
      }
      const outcome = await this.intake.submit(code, submissionOf({ asked, state, query, withCode: turn.withCode }));
      if (outcome.kind === 'invalid') {
        const refused = stateAfterRefusal(asked.questionnaire, state, outcome);
        await sendPage(reply, 422, printPage('show', toStepPage(asked, refused)));
        return;
      }
      await sendPage(reply, outcome.kind === 'conflict' ? 409 : 200, printPage('done', toDonePage(asked, outcome)));
    });
  }

  private requestFor({ point, campaign, placed, catalogue }: OpenPoint, language: Language): FormPageRequest {
    return {
      questionnaire: askedAt(placed, point),
      campaign: campaign.id,
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
