import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import { OwnPagesService, type TypedSource } from './own-pages.service.js';
import type { ToldCheck } from './source-check.js';

/** Brings a commune's own questionnaire: a file or pasted text, which is kept as a draft where nothing is wrong. */
@Controller('questionnaires/new')
@Staff('manage-campaigns')
export class NewQuestionnaireController {
  constructor(
    private readonly pages: OwnPagesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const commune = await this.communes.chosenBy(staff, asked);
    await this.print(reply, { commune, name: '', text: '' }, null);
  }

  @Post()
  async bring(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = sent.safeParse(body);
    if (!form.success) throw problem.malformed();
    if (cleanLine(form.data.name).length > LONGEST_NAME)
      return this.print(reply.status(422), form.data, null, LONGEST_NAME);
    const brought = await this.pages.bring(form.data, staff, languageOf(request));
    if ('told' in brought) return this.print(reply.status(422), form.data, brought.told);
    reply.redirect(`/questionnaires/${brought.kept.version}?saved=uploaded`, 303);
  }

  /** @param longest how long the name may be, where it is longer */
  private async print(
    reply: FastifyReply,
    typed: TypedSource,
    told: ToldCheck | null,
    longest: number | null = null,
  ): Promise<void> {
    const { name, kind } = await this.communes.catalogueOn(typed.commune, this.clock.today());
    await reply.view('questionnaires/new', { typed, told, longest, place: `${kind} ${name}` });
  }
}

const LONGEST_NAME = 150;

const sent = z.object({ commune: z.string().max(100), name: z.string().max(20_000).default(''), text: z.string() });
