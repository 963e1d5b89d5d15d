import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendFile, sendWorkbook } from '../access/send-file.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { languageIn, readAddress } from '../figures/address.js';
import { Worker } from '../figures/worker.js';
import type { Sheet } from '../writers/xlsx.js';
import { ApiFile } from './files.open-api.js';
import { RowExportService, type RowWish } from './row-export.service.js';
import { codeBookSheets, type RowExport, rowSheets, rowsCsv } from './row-files.js';

/** Tens of thousands of rows take seconds, during which others are answered. */
const writing = new Worker('workbook-worker', 'documents');

const ABOUT = 'Problems: `not-yet-published`, `period-not-available`. Who took it stands in the log.';

/**
 * Anonymous rows of a locked period, with their code book. Whoever is rated has no right to them: no role that belongs to
 * a unit may export.
 */
@Controller('api/v1/campaigns/:id')
@Staff('export-rows')
export class RowFilesController {
  constructor(private readonly rows: RowExportService) {}

  @Get('responses.csv')
  @ApiFile('csv', { summary: 'Anonymous rows of a locked period', description: ABOUT, asked: ['period'] })
  async csv(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const taken = await this.rows.take(wishIn(query, { campaignId: id, staff, file: 'responses.csv' }));
    await sendFile(reply, { name: nameOf('phieu', taken), kind: 'csv', content: rowsCsv(taken) });
  }

  @Get('responses.xlsx')
  @ApiFile('xlsx', { summary: 'The same as a workbook', description: ABOUT, asked: ['period'] })
  async workbook(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const taken = await this.rows.take(wishIn(query, { campaignId: id, staff, file: 'responses.xlsx' }));
    await sendWorkbook(reply, nameOf('phieu', taken), await written(rowSheets(taken)));
  }

  @Get('codebook.xlsx')
  @ApiFile('xlsx', { summary: 'What every column and code of the rows means', description: ABOUT, asked: ['period'] })
  async codeBook(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const taken = await this.rows.take(wishIn(query, { campaignId: id, staff, file: 'codebook.xlsx' }));
    await sendWorkbook(reply, nameOf('bang-ma', taken), await written(codeBookSheets(taken)));
  }
}

function wishIn(query: unknown, of: Pick<RowWish, 'campaignId' | 'staff' | 'file'>): RowWish {
  return { ...of, period: readAddress(query, ['period']).period, language: languageIn(query) };
}

function nameOf(kind: string, { source }: RowExport): string {
  return `${kind}-${source.campaign.id}-${source.overall.period}`;
}

async function written(sheets: readonly Sheet[]): Promise<Buffer> {
  return Buffer.from(await writing.run<Uint8Array>(sheets));
}
