import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { CaseController } from './case.controller.js';
import { CasePagesService } from './case-pages.service.js';
import { CasesService } from './cases.service.js';
import { CasesApiController } from './cases-api.controller.js';
import { CommentController } from './comment.controller.js';
import { CommentPagesService } from './comment-pages.service.js';
import { CommentWorkService } from './comment-work.service.js';
import { CommentsService } from './comments.service.js';
import { CaseStep, FeedbackCase, FeedbackEntry } from './feedback.entity.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackSheetController } from './feedback-sheet.controller.js';
import { ListImportController } from './list-import.controller.js';
import { ListImportService } from './list-import.service.js';
import { PublicFeedbackController } from './public-feedback.controller.js';
import { PublicIntakeService } from './public-intake.service.js';
import { RegisterController } from './register.controller.js';
import { RegisterService } from './register.service.js';
import { SendFeedbackController } from './send-feedback.controller.js';
import { SlipController } from './slip.controller.js';
import { TellController } from './tell.controller.js';
import { ToldFeedback } from './told-feedback.entity.js';
import { ToldFeedbackService } from './told-feedback.service.js';
import { TrackingController } from './tracking.controller.js';
import { UnitsController } from './units.controller.js';
import { VillageController } from './village.controller.js';
import { VillagePageController } from './village-page.controller.js';
import { VillageLink, VillageReport } from './village-week.entity.js';
import { VillageWeeksService } from './village-weeks.service.js';
import { VillagesController } from './villages.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([FeedbackEntry, FeedbackCase, CaseStep, ToldFeedback, VillageLink, VillageReport]),
    ...[CommunesModule, CampaignsModule, PaperModule],
  ],
  // What has a name of its own in an address comes before what a commune's key could stand for.
  controllers: [
    ...[RegisterController, ListImportController, UnitsController, VillagesController, VillageController],
    ...[CasesApiController, TellController],
    ...[FeedbackSheetController, TrackingController, PublicFeedbackController],
    ...[SendFeedbackController, SlipController, CaseController, CommentController, VillagePageController],
  ],
  providers: [
    ...[FeedbackService, CasesService, RegisterService, CasePagesService, PublicIntakeService, ToldFeedbackService],
    ...[CommentsService, CommentWorkService, CommentPagesService, VillageWeeksService, ListImportService],
  ],
  exports: [FeedbackService, CasesService, RegisterService, CommentsService, ToldFeedbackService, VillageWeeksService],
})
export class FeedbackModule {}
