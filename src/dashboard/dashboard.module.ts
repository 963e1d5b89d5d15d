import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ParticipationModule } from '../participation/participation.module.js';
import { ChartsController } from './charts.controller.js';
import { ChartsService } from './charts.service.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardService } from './dashboard.service.js';
import { FirstScreenService } from './first-screen.service.js';
import { MethodController } from './method.controller.js';
import { SummaryController } from './summary.controller.js';
import { TablesController } from './tables.controller.js';
import { TablesService } from './tables.service.js';
import { TimeService } from './time.service.js';
import { ToldCampaigns } from './told-campaigns.service.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [CommunesModule, CampaignsModule, ParticipationModule, FiguresModule],
  controllers: [DashboardController, ChartsController, SummaryController, MethodController, TablesController],
  providers: [
    DashboardService,
    FirstScreenService,
    ChartsService,
    UnitsService,
    TablesService,
    TimeService,
    ToldCampaigns,
  ],
})
export class DashboardModule {}
