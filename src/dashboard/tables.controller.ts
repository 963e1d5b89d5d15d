import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { FirstScreenService } from './first-screen.service.js';
import { TablesService } from './tables.service.js';
import { type TablesView, toTablesView } from './tables.view-model.js';

/** A fixed list of tables; whatever is chosen stands in the address. */
@Controller('dashboard/tables')
@Staff('see-figures')
export class TablesController {
  constructor(
    private readonly tables: TablesService,
    private readonly firstScreen: FirstScreenService,
  ) {}

  @Get()
  @Render('dashboard/tables')
  async show(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<TablesView | { readonly commune: string }> {
    const { commune, ...asked } = readPageAddress(query, ['commune', 'campaign', 'by', 'period', 'filter']);
    const language = languageOf(request);
    const communeId = await this.firstScreen.communeFor(staff, commune);
    const source = await this.tables.read(communeId, asked, staff, language);
    return source.campaign === null ? { commune: source.heading } : toTablesView(source, language);
  }
}
