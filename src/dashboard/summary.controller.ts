import { Controller, Get, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Settings } from '../config/settings.js';
import { readPageAddress, writeAddress } from '../figures/address.js';
import { DrawingService } from '../figures/drawing.service.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { toDashboardView } from './dashboard.view-model.js';
import type { FirstScreen } from './dashboard-source.js';
import { FirstScreenService } from './first-screen.service.js';
import { type Summary, toSummary } from './summary.view-model.js';

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
    const { text, trial, drawing, asked } = await this.summary(query, staff, languageOf(request));
    return { address: String(writeAddress(asked)), text, trial, heading: drawing.heading };
  }

  @Get('summary.png')
  async picture(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { drawing } = await this.summary(query, staff, languageOf(request));
    await reply
      .header('Content-Type', 'image/png')
      .header('Content-Disposition', 'inline; filename="tom-tat-hai-long.png"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.drawings.draw(drawing));
  }

  private async summary(
    query: unknown,
    staff: Staff,
    language: Language,
  ): Promise<Summary & Pick<FirstScreen, 'asked'>> {
    const { commune, ...asked } = readPageAddress(query, ['commune', 'campaign', 'subject', 'period']);
    const communeId = await this.firstScreen.communeFor(staff, commune);
    const screen = await this.firstScreen.read(communeId, { ...asked, reader: null }, language);
    if (screen.cards.length === 0) throw problem.notYetPublished();
    const view = toDashboardView({ ...screen, communes: [], detail: null }, language);
    const summary = toSummary(view, { today: screen.today, simulated: this.settings.demo }, language);
    return { ...summary, asked: screen.asked };
  }
}
