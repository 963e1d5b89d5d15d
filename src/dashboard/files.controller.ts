import { Controller, Get, Param, Query, Render, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { readPageAddress, writeAddress } from '../figures/address.js';
import { DrawingService } from '../figures/drawing.service.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { csvOf, toChartFile } from './chart-file.js';
import { readFirstScreen, toFirstScreen } from './first-screen.js';
import { type Chosen, chosenParts } from './reading.js';
import { ReadingsService } from './readings.service.js';
import { charts, sections } from './sections.js';
import { type Summary, toSummary } from './summary.js';

const types = { png: 'image/png', svg: 'image/svg+xml; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

/** What leaves the dashboard: charts as pictures and tables, the first screen as one picture and one text to send. */
@Controller('dashboard')
@Staff('see-figures')
export class FilesController {
  constructor(
    private readonly readings: ReadingsService,
    private readonly drawings: DrawingService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get('charts/:file')
  async chart(
    @Param('file') asked: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, name = '', ending = ''] = /^([a-z]+)\.([a-z]+)$/.exec(asked) ?? [];
    const draw = charts.get(name);
    const format = formats.find((one) => one === ending);
    if (!draw || !format) throw problem.notFound();
    const address = readPageAddress(query, chosenParts);
    if (!address.campaign) throw problem.malformed({ field: 'campaign' });
    // What is drawn over time is of no period.
    if (name in sections.time.charts && address.period !== null) throw problem.malformed({ field: 'period' });
    const language = languageOf(request);
    const commune = await this.readings.commune(address, this.clock.today(), { staff, reader: null, language });
    const { shown } = await this.readings.read(commune, address);
    const chart = shown && (await draw(shown));
    if (!chart) throw problem.notFound();
    const file = toChartFile(name, chart, this.settings.demo, language);
    const content =
      format === 'csv' ? csvOf(file.table, language) : await this.drawings.draw({ ...file.drawing, format });
    await reply
      .header('Content-Type', types[format])
      .header('Content-Disposition', `attachment; filename="${file.fileName}.${format}"`)
      .header('Cache-Control', 'private, no-store')
      .send(content);
  }

  @Get('summary')
  @Render('dashboard/summary')
  async summary(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest) {
    const address = readPageAddress(query, chosenParts);
    const { text, trial, drawing } = await this.summaryOf(address, staff, languageOf(request));
    const back = String(writeAddress(address));
    return { address: back, file: `/dashboard/summary.png?${back}`, text, trial, heading: drawing.heading };
  }

  @Get('summary.png')
  async picture(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { drawing } = await this.summaryOf(readPageAddress(query, chosenParts), staff, languageOf(request));
    await reply
      .header('Content-Type', 'image/png')
      .header('Content-Disposition', 'inline; filename="tom-tat-hai-long.png"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.drawings.draw(drawing));
  }

  private async summaryOf(address: Chosen, staff: Staff, language: Language): Promise<Summary> {
    const today = this.clock.today();
    const commune = await this.readings.commune(address, today, { staff, reader: null, language });
    const { all, shown } = await this.readings.read(commune, address);
    if (!shown) throw problem.notYetPublished();
    const screen = toFirstScreen(commune, await readFirstScreen(all, shown.topic), address);
    return toSummary(screen, { today, simulated: this.settings.demo }, language);
  }
}

const formats = ['png', 'svg', 'csv'] as const;
