import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { OtherServers } from '../database/other-servers.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { type Look, lookOf } from '../formatting/look.js';
import { Problem, problemStatus } from '../problem.js';
import { CodeGuesses } from '../responses/counts-of-window.js';
import { formFields, only, ownField } from '../responses/form-fields.js';
import { sendPage } from '../responses/form-replies.js';
import { languageOfPost } from '../responses/form-submission.js';
import { cleanText } from '../rules/typed-text.js';
import {
  faultsOfOpinion,
  type HouseholdAnswer,
  isOpinionAnswer,
  printHouseholdPage,
  type TypedOpinion,
} from './household-page.js';
import { type AskedHousehold, HouseholdsService } from './households.service.js';
import { stateOfMatter } from './matter-state.js';

/** Where a household answers by the code of its slip: once, without a login or script. */
@Controller('o/:code')
export class HouseholdController {
  private readonly guesses: CodeGuesses;

  constructor(
    private readonly households: HouseholdsService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.guesses = new CodeGuesses(others, 'households');
  }

  @Get()
  async show(
    @Param('code') code: string,
    @Query() query: { readonly look?: unknown },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { answer: '', reason: '' };
    const asked = { code, typed, language: languageOf({ query }), look: lookOf(query.look) };
    const found = await this.found(code, request.ip);
    await this.answer(reply, asked, found, this.shutOf(found) ?? { kind: 'asked' });
  }

  @Post()
  async send(
    @Param('code') code: string,
    @Body() body: unknown,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = formFields(body);
    const typed = {
      answer: only(fields, 'answer') ?? '',
      reason: (only(fields, 'reason') ?? '').replaceAll('\r\n', '\n'),
    };
    const asked = { code, typed, language: languageOfPost(fields, query), look: lookOf(query.look) };
    const found = await this.found(code, request.ip);
    const action = only(fields, ownField.action) ?? '';
    const shut = this.shutOf(found);
    await this.answer(reply, asked, found, shut ?? (found ? await this.answerTo(found, typed, action) : UNKNOWN));
  }

  /** @throws Problem `too-many-attempts` */
  private async found(code: string, address: string): Promise<AskedHousehold | null> {
    return this.guesses.lookUp(address, this.clock.certain(), () => this.households.followed(code));
  }

  private async answerTo({ code }: AskedHousehold, typed: TypedOpinion, action: string): Promise<HouseholdAnswer> {
    // The page in another language, or the form again, with what was typed so far.
    if (action.startsWith('language-') || action === 'back') return { kind: 'asked' };
    const reason = cleanText(typed.reason);
    const faults = faultsOfOpinion(typed, reason);
    if (faults.length > 0 || !isOpinionAnswer(typed.answer)) return { kind: 'mistaken', faults };
    if (action !== 'send') return { kind: 'asked-again' };
    try {
      const outcome = await this.households.answer(code, typed.answer, reason);
      return { kind: outcome === 'shut' ? 'over' : outcome };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'cannot-store-now') throw error;
      return { kind: 'refused', code: error.code };
    }
  }

  private shutOf(found: AskedHousehold | null): HouseholdAnswer | null {
    if (!found) return UNKNOWN;
    if (found.code.used) return { kind: 'used' };
    const state = stateOfMatter(found.matter, this.clock.today());
    if (state === 'open') return null;
    return { kind: state === 'ahead' ? 'ahead' : 'over' };
  }

  private async answer(
    reply: FastifyReply,
    asked: AskedFor,
    found: AskedHousehold | null,
    answer: HouseholdAnswer,
  ): Promise<void> {
    const commune = found && (await this.communes.catalogueOn(found.code.communeId, this.clock.today()));
    if (answer.kind === 'refused') reply.header('retry-after', '60');
    const view = { ...asked, answer, commune, matter: found?.matter ?? null, demo: this.settings.demo };
    await sendPage(reply, statusOf(answer), printHouseholdPage(view));
  }
}

const UNKNOWN: HouseholdAnswer = { kind: 'unknown' };

/** What was asked, as it was typed. */
interface AskedFor {
  readonly code: string;
  readonly typed: TypedOpinion;
  readonly language: Language;
  readonly look: Look;
}

function statusOf(answer: HouseholdAnswer): number {
  switch (answer.kind) {
    case 'unknown':
      return 404;
    case 'over':
      return 410;
    case 'mistaken':
      return 422;
    case 'refused':
      return problemStatus[answer.code];
    default:
      return 200;
  }
}
