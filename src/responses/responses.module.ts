import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces, relied } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { AskedService } from './asked.service.js';
import { Comment, CommentTag } from './comment.entity.js';
import { ExcludedResponse } from './excluded-response.entity.js';
import { CodeController, FormController } from './form.controller.js';
import { IntakeService } from './intake.service.js';
import { KeptForms } from './kept-forms.js';
import { KioskController } from './kiosk.controller.js';
import { PreviewsController } from './previews.controller.js';
import { QuestionnairesController } from './questionnaires.controller.js';
import { ReceiptController } from './receipt.controller.js';
import { ReceiptsService } from './receipts.service.js';
import { ReorganisationService } from './reorganisation.service.js';
import { ResponsesController } from './responses.controller.js';
import { SealedPeriod } from './sealed-period.entity.js';
import { SetAsideController } from './set-aside.controller.js';
import { SetAside } from './set-aside.entity.js';
import { SetAsideService } from './set-aside.service.js';
import { SetAsidePagesService } from './set-aside-pages.service.js';
import { SettlingService } from './settling.service.js';
import { SubmissionsService } from './submissions.service.js';
import { SurveyResponse } from './survey-response.entity.js';
import { BusyHour, ParticipationCount, Tally, TallyAddition } from './tally.entity.js';
import { UpgradeComments } from './upgrade-comments.js';
import { UpgradeReceipts } from './upgrade-receipts.js';
import { UpgradeSums } from './upgrade-sums.js';
import { WorkersController } from './workers.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      SurveyResponse,
      ExcludedResponse,
      SetAside,
      Comment,
      SealedPeriod,
      CommentTag,
      Tally,
      TallyAddition,
      ParticipationCount,
      BusyHour,
    ]),
    CommunesModule,
    QuestionnairesModule,
    CollectionPointsModule,
    MeetingsModule,
    DevicesModule,
    CampaignsModule,
  ],
  controllers: [
    CodeController,
    FormController,
    KioskController,
    PreviewsController,
    QuestionnairesController,
    ReceiptController,
    ResponsesController,
    SetAsideController,
    WorkersController,
  ],
  providers: [
    ...[AskedService, SetAsideService, SubmissionsService, IntakeService],
    ...[ReorganisationService, SettlingService, SetAsidePagesService, KeptForms, ReceiptsService],
    ...[UpgradeSums, UpgradeReceipts, UpgradeComments],
  ],
  exports: [AskedService, IntakeService, KeptForms],
})
export class ResponsesModule implements OnModuleInit {
  constructor(private readonly traces: CampaignTraces) {}

  onModuleInit(): void {
    this.traces.follow([
      { entity: SurveyResponse, isBinding: true, going: 'tests', relied: ofAnswers },
      { entity: SetAside, isBinding: true, relied: relied('setAside', SetAside, [{ settledOn: null }]) },
      { entity: Comment, isBinding: true },
      { entity: SealedPeriod, isBinding: true, relied: relied('answers', SealedPeriod, [{}]) },
      { entity: CommentTag, isBinding: true },
      ...[ExcludedResponse, Tally, TallyAddition, ParticipationCount].map((entity) => ({ entity, isBinding: true })),
    ]);
  }
}

/** What was tried, and what was withdrawn, counts nowhere. */
const ofAnswers = relied('answers', SurveyResponse, [
  { standing: 'counted' },
  { standing: 'late' },
  { standing: 'excluded' },
]);
