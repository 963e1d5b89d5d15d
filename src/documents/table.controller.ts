import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendWorkbook } from '../access/send-file.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageIn, readAddress, satisfactionQueryOf } from '../figures/address.js';
import { filters } from '../figures/breakdowns.js';
import { writeXlsx } from '../writers/xlsx.js';
import { ApiFile } from './files.open-api.js';
import { toSipasSheets } from './sipas-table.js';
import { TableService } from './table.service.js';

/** The figures of a published period as one workbook. */
@Controller('api/v1/campaigns/:id')
@Staff('see-figures')
export class TableController {
  constructor(private readonly tables: TableService) {}

  @Get('table.xlsx')
  @ApiFile('xlsx', {
    summary: 'The figures of a published period as one workbook',
    description:
      'Counts of every level of every question, F1 to F6, by element, unit, channel and month. One filter of ' +
      '`satisfaction` may stand in the address. Problems: `not-yet-published`, `period-not-available`, `filter-too-narrow`.',
    asked: ['period', 'from', 'to'],
  })
  async table(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = readAddress(query, ['period', 'from', 'to', ...filters]);
    const language = languageIn(query);
    const asked = satisfactionQueryOf({ ...address, by: null, formula: null });
    const table = await this.tables.read(id, asked, staff, language);
    await sendWorkbook(reply, `bang-so-lieu-${table.overall.period}`, await writeXlsx(toSipasSheets(table)));
  }
}
