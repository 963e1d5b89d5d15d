import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { DashboardService } from './dashboard.service.js';
import { type DashboardView, toDashboardView } from './dashboard.view-model.js';
import { FirstScreenService } from './first-screen.service.js';

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
    const { commune, unit, ...asked } = readPageAddress(query, ['commune', 'campaign', 'subject', 'period', 'unit']);
    const language = languageOf(request);
    const communes = staff.communeId ? [] : await this.communes.all();
    const communeId = await this.firstScreen.communeFor(staff, commune);
    const screen = await this.firstScreen.read(communeId, { ...asked, reader: staff }, language);
    const { opened } = screen;
    const detail = opened ? await this.dashboard.detail(opened, { unit, reader: staff }, language) : null;
    return toDashboardView({ ...screen, communes, detail }, language);
  }
}
