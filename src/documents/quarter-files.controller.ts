import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendWorkbook } from '../access/send-file.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { isQuarter, lastDayOf } from '../campaigns/campaign-calendar.js';
import { communeTitle } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Settings } from '../config/settings.js';
import { languageIn, readAddress } from '../figures/address.js';
import { translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { writeXlsx } from '../writers/xlsx.js';
import { ApiFile } from './files.open-api.js';
import { toMonthSheets } from './month-workbook.js';
import { MonthsService } from './months.service.js';
import { toQuarterSheets } from './quarter-workbook.js';
import { QuartersService } from './quarters.service.js';

/** What a commune hands in every quarter and every month about its Centre. */
@Controller('api/v1/communes/:key')
@Staff('see-figures')
export class QuarterFilesController {
  constructor(
    private readonly quarters: QuartersService,
    private readonly months: MonthsService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
  ) {}

  @Get('quarter.xlsx')
  @ApiFile('xlsx', {
    summary: 'The quarterly sheet of Thông tư 01/2018/TT-VPCP',
    description: 'Nine indices: 7 and 8 from locked figures, the others as they were typed.',
    asked: ['quarter'],
  })
  async quarter(
    @Param('key') key: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { quarter } = readAddress(query, ['quarter']);
    if (!quarter) throw problem.malformed({ field: 'quarter' });
    assertCommune(staff, key);
    const language = languageIn(query);
    const commune = await this.communes.catalogueOn(key, lastDayOf(quarter));
    const { typed, survey, handedInOn } = await this.quarters.read(key, quarter, language);
    const authority = translate(language, 'quarter.sheet.authority', { commune: communeTitle(commune) });
    const { demo: simulated } = this.settings;
    const paper = { authority, quarter, typed, survey, handedIn: handedInOn !== null, simulated, language };
    await sendWorkbook(reply, `thong-tu-01-${key}-${quarter}`, await writeXlsx(toQuarterSheets(paper)));
  }

  @Get('month.xlsx')
  @ApiFile('xlsx', {
    summary: 'A month of the Centre: visits as typed beside locked figures',
    description: 'What is not locked of the month is left empty.',
    asked: ['month'],
  })
  async month(
    @Param('key') key: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { period } = readAddress(query, ['period']);
    if (!period || isQuarter(period)) throw problem.malformed({ field: 'period' });
    assertCommune(staff, key);
    const month = await this.months.read(key, period, languageIn(query));
    await sendWorkbook(reply, `trung-tam-${key}-${period}`, await writeXlsx(toMonthSheets(month)));
  }
}
