import { Controller, Get, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../access/request-language.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Settings } from '../config/settings.js';
import { DrawingService } from '../figures/drawing.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { toDashboardView } from './dashboard.view-model.js';
import { FirstScreenService } from './first-screen.service.js';
import { type Summary, toSummary } from './summary.view-model.js';

const address = z.object({ commune: z.string().max(100).nullable().default(null).catch(null) });

/** The cards of the first screen as one picture and one text to send. */
@Controller('dashboard')
@Staff('see-figures')
export class SummaryController {
  constructor(
    private readonly firstScreen: FirstScreenService,
    private readonly drawings: DrawingService,
    private readonly settings: Settings,
  ) {}

  @Get('summary')
  @Render('dashboard/summary')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest) {
    const commune = await this.communeOf(query, staff);
    const { text, trial, drawing } = await this.summary(commune, languageOf(request));
    return { commune, text, trial, heading: drawing.heading };
  }

  @Get('summary.png')
  async picture(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { drawing } = await this.summary(await this.communeOf(query, staff), languageOf(request));
    await reply
      .header('Content-Type', 'image/png')
      .header('Content-Disposition', 'inline; filename="tom-tat-hai-long.png"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.drawings.draw(drawing));
  }

  private communeOf(query: unknown, staff: Staff): Promise<string> {
    return this.firstScreen.communeFor(staff, address.parse(query).commune);
  }

  private async summary(communeId: string, language: Language): Promise<Summary> {
    const screen = await this.firstScreen.read(communeId, { chosen: null, period: null, reader: null }, language);
    if (screen.cards.length === 0) throw problem.notFound();
    const view = toDashboardView({ ...screen, communes: [], detail: null }, language);
    return toSummary(view, { today: screen.today, simulated: this.settings.demo }, language);
  }
}
