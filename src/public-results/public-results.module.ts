import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { LockedResultsService } from './locked-results.service.js';
import { PictureController } from './picture.controller.js';
import { PreparedResult, PublicResult } from './public-result.entity.js';
import { PublicResultsService } from './public-results.service.js';
import { ReleasesController } from './releases.controller.js';
import { ReleasesService } from './releases.service.js';
import { HomeController, ResultFilesController, ResultsController } from './results.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([PublicResult, PreparedResult]), CampaignsModule, CommunesModule, FiguresModule],
  controllers: [HomeController, ResultFilesController, ResultsController, ReleasesController, PictureController],
  providers: [PublicResultsService, ReleasesService, LockedResultsService],
})
export class PublicResultsModule implements OnModuleInit {
  constructor(private readonly traces: CampaignTraces) {}

  onModuleInit(): void {
    this.traces.follow([
      // There is none without a publication, which nobody can delete.
      ...[PublicResult, PreparedResult].map((entity) => ({ entity, isBinding: true })),
    ]);
  }
}
