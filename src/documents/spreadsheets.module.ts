import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { MonthsService } from './months.service.js';
import { QuarterController } from './quarter.controller.js';
import { QuarterFilesController } from './quarter-files.controller.js';
import { QuarterSheet } from './quarter-sheet.entity.js';
import { QuartersService } from './quarters.service.js';
import { RowExportService } from './row-export.service.js';
import { RowFilesController } from './row-files.controller.js';
import { TableController } from './table.controller.js';
import { TableService } from './table.service.js';

/** What leaves the server as spreadsheets and rows. */
@Module({
  imports: [TypeOrmModule.forFeature([QuarterSheet]), CampaignsModule, CommunesModule, FiguresModule],
  controllers: [TableController, RowFilesController, QuarterController, QuarterFilesController],
  providers: [TableService, RowExportService, QuartersService, MonthsService],
  exports: [QuartersService, MonthsService],
})
export class SpreadsheetsModule {}
