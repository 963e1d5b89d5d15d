import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { CollectingService } from './collecting.service.js';
import { CommentsController } from './comments.controller.js';
import { DashboardController } from './dashboard.controller.js';
import { FilesController } from './files.controller.js';
import { MethodController } from './method.controller.js';
import { ReadingsService } from './readings.service.js';

@Module({
  imports: [CommunesModule, CampaignsModule, FiguresModule, FeedbackModule],
  controllers: [CommentsController, DashboardController, FilesController, MethodController],
  providers: [ReadingsService, CollectingService],
  exports: [ReadingsService, CollectingService],
})
export class DashboardModule {}
