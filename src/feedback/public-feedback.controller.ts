import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { type Look, lookOf } from '../formatting/look.js';
import { Problem, problemStatus } from '../problem.js';
import { WAIT_FOR_WINDOW } from '../responses/counts-of-window.js';
import { formFields, only, ownField } from '../responses/form-fields.js';
import { sendPage } from '../responses/form-replies.js';
import { languageOfPost } from '../responses/form-submission.js';
import { contactsIn } from '../rules/contacts.js';
import { faultsOf, nothingTyped, type TypedFeedback, typedIn } from './public-form.js';
import { PublicIntakeService } from './public-intake.service.js';
import { type FeedbackAnswer, toFeedbackPage } from './public-page.js';
import { printCitizenPage } from './public-templates.js';

/** Where anybody writes to a commune: without a login, a cookie, or script. */
@Controller('feedback/:commune')
export class PublicFeedbackController {
  constructor(
    private readonly intake: PublicIntakeService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') commune: string,
    @Query() query: { readonly look?: unknown },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { commune, typed: nothingTyped(), language: languageOf({ query }), look: lookOf(query.look) };
    await this.answer(reply, asked, { kind: 'asked' });
  }

  @Post()
  async send(
    @Param('commune') commune: string,
    @Body() body: unknown,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = formFields(body);
    const typed = typedIn(fields);
    const asked = { commune, typed, language: languageOfPost(fields, query), look: lookOf(query.look) };
    await this.answer(reply, asked, await this.answerTo(asked, only(fields, ownField.action) ?? '', request.ip));
  }

  private async answerTo({ commune, typed }: AskedFor, action: string, address: string): Promise<FeedbackAnswer> {
    // The page in another language, with what was typed so far.
    if (action.startsWith('language-')) return { kind: 'asked' };
    const catalogue = await this.communes.catalogueOn(commune, this.clock.today());
    const faults = faultsOf(typed, catalogue);
    if (faults.length > 0) return { kind: 'mistaken', faults };
    if (action !== 'anyway' && contactsIn(typed.text).length > 0) return { kind: 'warned' };
    try {
      return { kind: 'taken', tracking: await this.intake.take(catalogue.key, typed, address) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code } = error;
      if (code !== 'cannot-store-now' && code !== 'too-many-attempts') throw error;
      return { kind: 'refused', code };
    }
  }

  private async answer(reply: FastifyReply, asked: AskedFor, answer: FeedbackAnswer): Promise<void> {
    const commune = await this.communes.catalogueOn(asked.commune, this.clock.today());
    if (answer.kind === 'refused') reply.header('retry-after', WAIT_FOR_WINDOW);
    const view = toFeedbackPage({ ...asked, commune, answer, demo: this.settings.demo });
    await sendPage(reply, statusOf(answer), printCitizenPage('send-feedback', view));
  }
}

/** What was asked, as it was typed. */
interface AskedFor {
  readonly commune: string;
  readonly typed: TypedFeedback;
  readonly language: Language;
  readonly look: Look;
}

function statusOf(answer: FeedbackAnswer): number {
  if (answer.kind === 'mistaken') return 422;
  return answer.kind === 'refused' ? problemStatus[answer.code] : 200;
}
