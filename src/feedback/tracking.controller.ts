import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asOneTimeCode } from '../collection-points/codes.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { OtherServers } from '../database/other-servers.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { type Look, lookOf } from '../formatting/look.js';
import { Problem, problemStatus } from '../problem.js';
import { CodeGuesses, WAIT_FOR_WINDOW } from '../responses/counts-of-window.js';
import { formFields, only, ownField } from '../responses/form-fields.js';
import { sendPage } from '../responses/form-replies.js';
import { languageOfPost } from '../responses/form-submission.js';
import { cleanText } from '../rules/typed-text.js';
import { CasesService, RESPONDENT } from './cases.service.js';
import { FeedbackService, type Told } from './feedback.service.js';
import { printCitizenPage } from './public-templates.js';
import {
  type DisputeAnswer,
  LONGEST_REASON,
  mayBeDisputed,
  shownState,
  type TrackingAnswer,
  toTrackingPage,
} from './tracking-page.js';

/** Where whoever wrote to a commune types in a code: how it stands, and disputing the answer. */
@Controller('feedback/track')
export class TrackingController {
  private readonly guesses: CodeGuesses;

  constructor(
    private readonly feedback: FeedbackService,
    private readonly cases: CasesService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.guesses = new CodeGuesses(others, 'cases');
  }

  @Get()
  async show(@Query() query: { readonly look?: unknown }, @Res() reply: FastifyReply): Promise<void> {
    const asked = { typed: '', reason: '', language: languageOf({ query }), look: lookOf(query.look) };
    await this.answer(reply, asked, { kind: 'asked' });
  }

  @Post()
  async check(
    @Body() body: unknown,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = formFields(body);
    const action = only(fields, ownField.action) ?? '';
    const asked = {
      typed: (only(fields, 'code') ?? '').trim(),
      reason: (only(fields, 'reason') ?? '').replaceAll('\r\n', '\n'),
      seen: only(fields, 'seen') ?? '',
      ...{ language: languageOfPost(fields, query), look: lookOf(query.look) },
    };
    await this.answer(reply, asked, await this.answerTo(asked, action, request.ip));
  }

  private async answerTo(asked: AskedFor & { seen: string }, action: string, address: string): Promise<TrackingAnswer> {
    const { typed } = asked;
    // The page in another language, before anything was typed.
    if (typed === '' && action.startsWith('language-')) return { kind: 'asked' };
    const code = asOneTimeCode(typed.replace(/[./]{1,40}$/, ''));
    if (code === null) return { kind: 'mistaken', empty: typed === '' };
    try {
      return await this.found(asked, { code, action, address });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code: why } = error;
      if (why !== 'cannot-store-now' && why !== 'too-many-attempts') throw error;
      return { kind: 'refused', code: why };
    }
  }

  /** @throws Problem `too-many-attempts`, `cannot-store-now` */
  private async found(
    asked: AskedFor & { seen: string },
    { code, action, address }: { readonly code: string; readonly action: string; readonly address: string },
  ): Promise<TrackingAnswer> {
    const told = await this.guesses.lookUp(address, this.clock.certain(), () => this.feedback.followed(code));
    if (!told) return { kind: 'unknown' };
    const dispute = action === 'dispute' ? await this.disputed(told, asked) : 'none';
    const { communeId, id } = told.entry;
    return { kind: 'found', told: await this.feedback.find(communeId, id), code, dispute };
  }

  /** A second click finds it disputed already, and changes nothing. */
  private async disputed(told: Told, { reason, seen }: { reason: string; seen: string }): Promise<DisputeAnswer> {
    if (told.case?.state === 'disputed') return 'kept';
    if (!mayBeDisputed(told)) return 'none';
    const words = cleanText(reason);
    if (words === '') return 'empty';
    if (words.length > LONGEST_REASON) return 'too-long';
    if (shownState(told) !== seen) return 'changed';
    const { communeId, id } = told.entry;
    const which = { communeId, id, read: told.case?.changes ?? null };
    try {
      await this.cases.step(which, { kind: 'disputed', words }, RESPONDENT);
      return 'kept';
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'case-changed') throw error;
      const now = await this.feedback.find(communeId, id);
      return now.case?.state === 'disputed' ? 'kept' : 'changed';
    }
  }

  private async answer(reply: FastifyReply, asked: AskedFor, answer: TrackingAnswer): Promise<void> {
    if (answer.kind === 'refused') reply.header('retry-after', WAIT_FOR_WINDOW);
    const commune =
      answer.kind === 'found' ? await this.communes.catalogueOn(answer.told.entry.communeId, this.clock.today()) : null;
    const view = toTrackingPage({ ...asked, answer, commune, demo: this.settings.demo });
    await sendPage(reply, statusOf(answer), printCitizenPage('track-feedback', view));
  }
}

/** What was asked, as it was typed. */
interface AskedFor {
  readonly typed: string;
  readonly reason: string;
  readonly language: Language;
  readonly look: Look;
}

function statusOf(answer: TrackingAnswer): number {
  switch (answer.kind) {
    case 'mistaken':
      return 422;
    case 'unknown':
      return 404;
    case 'refused':
      return problemStatus[answer.code];
    case 'found':
      return ['empty', 'too-long', 'changed'].includes(answer.dispute) ? 422 : 200;
    case 'asked':
      return 200;
  }
}
