import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { readPageAddress } from '../figures/address.js';
import { DrawingService } from '../figures/drawing.service.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { chartNames } from './chart-file.view-model.js';
import { csvOf } from './chart-table.js';
import { ChartsService } from './charts.service.js';

const fileName = z.templateLiteral([z.enum(chartNames), '.', z.enum(['png', 'svg', 'csv'])]);
const types = { png: 'image/png', svg: 'image/svg+xml; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

/** The charts of the leader's page as files: pictures drawn here, and the numbers. */
@Controller('dashboard/charts')
@Staff('see-figures')
export class ChartsController {
  constructor(
    private readonly charts: ChartsService,
    private readonly drawings: DrawingService,
  ) {}

  @Get(':file')
  async file(
    @Param('file') asked: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { data: file } = fileName.safeParse(asked);
    if (!file) throw problem.notFound();
    const { campaign, period } = readPageAddress(query, ['campaign', 'period']);
    if (!campaign) throw problem.malformed({ field: 'campaign' });
    const name = chartNames.find((one) => file.startsWith(`${one}.`)) ?? 'units';
    const format = file.endsWith('.png') ? 'png' : file.endsWith('.svg') ? 'svg' : 'csv';
    const chart = await this.charts.read({ name, campaign, period }, staff, languageOf(request));
    const content = format === 'csv' ? csvOf(chart.table) : await this.drawings.draw({ ...chart.drawing, format });
    await reply
      .header('Content-Type', types[format])
      .header('Content-Disposition', `attachment; filename="${chart.fileName}.${format}"`)
      .header('Cache-Control', 'private, no-store')
      .send(content);
  }
}
