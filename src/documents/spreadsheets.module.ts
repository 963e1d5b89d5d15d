import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { RowExportService } from './row-export.service.js';
import { RowFilesController } from './row-files.controller.js';
import { TableController } from './table.controller.js';
import { TableService } from './table.service.js';

/** What leaves the server as spreadsheets and rows. */
@Module({
  imports: [CampaignsModule, FiguresModule],
  controllers: [TableController, RowFilesController],
  providers: [TableService, RowExportService],
})
export class SpreadsheetsModule {}
