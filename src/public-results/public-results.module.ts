import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { HomePageService } from './home-page.service.js';
import { LockedResultsService } from './locked-results.service.js';
import { PictureController } from './picture.controller.js';
import { PreparedResult, PublicResult } from './public-result.entity.js';
import { PublicResultsService } from './public-results.service.js';
import { ReleasesController } from './releases.controller.js';
import { ReleasesService } from './releases.service.js';
import { ResultFilesController, ResultsController } from './results.controller.js';
import { ToldPictureController } from './told-picture.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PublicResult, PreparedResult]),
    CampaignsModule,
    CommunesModule,
    FeedbackModule,
    FiguresModule,
  ],
  controllers: [ResultFilesController, ResultsController, ReleasesController, PictureController, ToldPictureController],
  providers: [PublicResultsService, ReleasesService, LockedResultsService, HomePageService],
  exports: [ReleasesService, HomePageService],
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
