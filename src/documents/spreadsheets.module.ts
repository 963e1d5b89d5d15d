import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { TableController } from './table.controller.js';
import { TableService } from './table.service.js';

/** What leaves the server as spreadsheets and rows. */
@Module({
  imports: [CampaignsModule, FiguresModule],
  controllers: [TableController],
  providers: [TableService],
})
export class SpreadsheetsModule {}
