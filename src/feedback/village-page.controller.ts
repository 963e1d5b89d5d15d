import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { weekOf } from '../campaigns/weeks.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { OtherServers } from '../database/other-servers.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { type Look, lookOf } from '../formatting/look.js';
import { Problem, problemStatus } from '../problem.js';
import { CodeGuesses, CountsOfWindow, WAIT_FOR_WINDOW } from '../responses/counts-of-window.js';
import { formFields, only, ownField } from '../responses/form-fields.js';
import { sendPage } from '../responses/form-replies.js';
import { languageOfPost } from '../responses/form-submission.js';
import { addDays } from '../rules/days.js';
import { RESPONDENT } from './cases.service.js';
import { villageName } from './entry-words.js';
import { printCitizenPage } from './public-templates.js';
import { faultsOfHeard, heardEntry, heardIn, nothingHeard, type TypedHeard } from './village-form.js';
import { toVillagePage, type VillageAnswer, type VillageReader } from './village-page.js';
import type { VillageLink } from './village-week.entity.js';
import { VillageWeeksService } from './village-weeks.service.js';

/** By one link on one day: more than a village says, and nothing worth a thief's while. */
const MOST_OF_DAY = 60;
const WEEKS_BEFORE = 3;

/** Where the head of a village types what was heard this week: a link of their own, without an account or script. */
@Controller('v/:code')
export class VillagePageController {
  private readonly guesses: CodeGuesses;
  private readonly ofDay: CountsOfWindow;

  constructor(
    private readonly weeks: VillageWeeksService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.guesses = new CodeGuesses(others, 'villages');
    this.ofDay = new CountsOfWindow(others, 'weeks of villages');
  }

  @Get()
  async show(
    @Param('code') code: string,
    @Query() query: { readonly look?: unknown },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { code, typed: nothingHeard(), language: languageOf({ query }), look: lookOf(query.look) };
    const link = await this.linkOf(code, request.ip);
    await this.answer(reply, asked, link, shutOf(link) ?? { kind: 'asked' });
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
    const asked = {
      ...{ code, typed: heardIn(fields), language: languageOfPost(fields, query), look: lookOf(query.look) },
      ...{ action: only(fields, ownField.action) ?? '', week: only(fields, 'week') ?? '' },
    };
    const link = await this.linkOf(code, request.ip);
    const answer = shutOf(link) ?? (link ? await this.answerTo(asked, link) : { kind: 'unknown' });
    // What was taken makes room for the next thing heard.
    const typed = answer.kind === 'taken' ? nothingHeard() : asked.typed;
    await this.answer(reply, { ...asked, typed }, link, answer);
  }

  /** @throws Problem `too-many-attempts` */
  private async linkOf(code: string, address: string): Promise<VillageLink | null> {
    return this.guesses.lookUp(address, this.clock.certain(), () => this.weeks.followed(code));
  }

  private async answerTo(asked: SentHeard, { communeId, village }: VillageLink): Promise<VillageAnswer> {
    // The page in another language, with what was typed so far.
    if (asked.action.startsWith('language-')) return { kind: 'asked' };
    const today = this.clock.today();
    if (asked.week !== weekOf(today)) return { kind: 'over' };
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const which = { communeId, village, name: villageName(catalogue, village), week: asked.week };
    const nothing = asked.action === 'nothing';
    const faults = nothing ? [] : faultsOfHeard(asked.typed, catalogue);
    if (faults.length > 0) return { kind: 'mistaken', faults };
    const day = `${communeId} ${village}`;
    if (this.ofDay.of(day, today) >= MOST_OF_DAY) return { kind: 'refused', code: 'too-many-attempts' };
    try {
      await this.weeks.report(which, nothing ? null : heardEntry(asked.typed, which, today), RESPONDENT);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'cannot-store-now') throw error;
      return { kind: 'refused', code: error.code };
    }
    this.ofDay.add(day, today);
    return { kind: 'taken', nothing };
  }

  private async answer(
    reply: FastifyReply,
    asked: AskedFor,
    link: VillageLink | null,
    answer: VillageAnswer,
  ): Promise<void> {
    if (answer.kind === 'refused') reply.header('retry-after', WAIT_FOR_WINDOW);
    const reader = link && (await this.readerOf(link));
    // A village that is there no more, after a reorganisation, has no link.
    const told: VillageAnswer = link && !reader ? { kind: 'revoked' } : answer;
    const view = toVillagePage({ ...asked, answer: told, reader, demo: this.settings.demo });
    await sendPage(reply, statusOf(told), printCitizenPage('village-week', view));
  }

  private async readerOf({ communeId, village }: VillageLink): Promise<VillageReader | null> {
    const today = this.clock.today();
    const commune = await this.communes.catalogueOn(communeId, today);
    if (!commune.villages.some(({ key }) => key === village)) return null;
    const days = Array.from({ length: WEEKS_BEFORE + 1 }, (_, back) => addDays(today, -7 * back));
    const weeks = await Promise.all(days.map((day) => this.weeks.inWeek(communeId, weekOf(day))));
    return { commune, village, weeks, today };
  }
}

/** What was asked, as it was typed. */
interface AskedFor {
  readonly code: string;
  readonly typed: TypedHeard;
  readonly language: Language;
  readonly look: Look;
}

interface SentHeard extends AskedFor {
  readonly action: string;
  readonly week: string;
}

function shutOf(link: VillageLink | null): VillageAnswer | null {
  if (!link) return { kind: 'unknown' };
  return link.revokedOn === null ? null : { kind: 'revoked' };
}

function statusOf(answer: VillageAnswer): number {
  switch (answer.kind) {
    case 'unknown':
      return 404;
    case 'revoked':
      return 410;
    case 'over':
      return 409;
    case 'mistaken':
      return 422;
    case 'refused':
      return problemStatus[answer.code];
    case 'asked':
    case 'taken':
      return 200;
  }
}
