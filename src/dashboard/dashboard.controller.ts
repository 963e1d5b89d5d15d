import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../access/request-language.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { DashboardService } from './dashboard.service.js';
import { type DashboardView, toDashboardView } from './dashboard.view-model.js';
import { FirstScreenService } from './first-screen.service.js';

const key = z.string().max(100).nullable().default(null).catch(null);
const address = z.object({
  commune: key,
  campaign: key,
  unit: key,
  period: key,
  subject: z.enum(['administration', 'centre']).optional().catch(undefined),
});

/** The leader's first screen, and the tables below it. */
@Controller('dashboard')
@Staff('see-figures')
export class DashboardController {
  constructor(
    private readonly firstScreen: FirstScreenService,
    private readonly dashboard: DashboardService,
    private readonly communes: CommunesService,
  ) {}

  @Get()
  @Render('dashboard/show')
  async show(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<DashboardView> {
    const { commune: asked, campaign: wanted, unit, subject, period } = address.parse(query);
    const language = languageOf(request);
    const communes = staff.communeId ? [] : await this.communes.all();
    const communeId = await this.firstScreen.communeFor(staff, asked);
    const screen = await this.firstScreen.read(communeId, { chosen: wanted, period, reader: staff }, language);
    const chosen = screen.cards.find((card) => card.subject === subject) ?? screen.cards[0];
    const detail = chosen ? await this.dashboard.detail(chosen, { unit, reader: staff }, language) : null;
    return toDashboardView({ ...screen, communes, detail }, language);
  }
}
