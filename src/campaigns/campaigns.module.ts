import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { CampaignController } from './campaign.controller.js';
import { Campaign, CampaignPoint } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { CampaignPlan } from './campaign-plan.entity.js';
import { CampaignTraces } from './campaign-traces.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignsApiController } from './campaigns-api.controller.js';
import { ChangeApiController } from './change-api.controller.js';
import { ChangingService } from './changing.service.js';
import { ClockController } from './clock.controller.js';
import { CloneController } from './clone.controller.js';
import { CloningService } from './cloning.service.js';
import { ClosingService } from './closing.service.js';
import { DeleteController } from './delete.controller.js';
import { DeletingService } from './deleting.service.js';
import { EditController } from './edit.controller.js';
import { EndController } from './end.controller.js';
import { LockPageService } from './lock-page.service.js';
import { NewCampaignController } from './new-campaign.controller.js';
import { OwnDay } from './own-day.entity.js';
import { OwnDaysService } from './own-days.service.js';
import { PendingLocksService } from './pending-locks.service.js';
import { PlacePointsService } from './place-points.service.js';
import { PlanController } from './plan.controller.js';
import { PlansService } from './plans.service.js';
import { ResponseCountsQueries } from './response-counts.queries.js';
import { CampaignSheetsController } from './sheets.controller.js';
import { VisitCount } from './visit-count.entity.js';
import { VisitsController } from './visits.controller.js';
import { VisitsService } from './visits.service.js';
import { VisitsApiController } from './visits-api.controller.js';
import { WorkingDaysController } from './working-days.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Campaign, CampaignPoint, VisitCount, CampaignPlan, OwnDay]),
    CommunesModule,
    QuestionnairesModule,
    CollectionPointsModule,
    OperationsModule,
  ],
  controllers: [
    ...[CampaignsApiController, CampaignsController, NewCampaignController, CampaignController],
    ...[VisitsController, VisitsApiController, PlanController, ClockController, EndController],
    ...[EditController, CloneController, DeleteController, ChangeApiController],
    ...[CampaignSheetsController, WorkingDaysController],
  ],
  providers: [
    CampaignTraces,
    ...[ChangingService, CloningService, DeletingService],
    CampaignsService,
    ClosingService,
    CampaignPagesService,
    LockPageService,
    PendingLocksService,
    PlacePointsService,
    ResponseCountsQueries,
    VisitsService,
    PlansService,
    OwnDaysService,
  ],
  exports: [
    CampaignTraces,
    CampaignsService,
    ClosingService,
    ResponseCountsQueries,
    CampaignPagesService,
    LockPageService,
    VisitsService,
    PlansService,
    OwnDaysService,
  ],
})
export class CampaignsModule {}
