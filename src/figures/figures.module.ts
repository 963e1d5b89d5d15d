import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces, relied } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { IntegrityModule } from '../integrity/integrity.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { ChangeService } from './change.service.js';
import { DrawingService } from './drawing.service.js';
import { EarlyWarningService } from './early-warning.service.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { KeptViews } from './kept-views.service.js';
import { LockController } from './lock.controller.js';
import { LockJob } from './lock.job.js';
import { LocksService } from './locks.service.js';
import { PublicationRecord } from './publication.entity.js';
import { PublishingService } from './publishing.service.js';
import { RowFileRecord } from './row-file.entity.js';
import { RowFilesService } from './row-files.service.js';
import { SatisfactionService } from './satisfaction.service.js';
import { UpgradePublications } from './upgrade-publications.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PublicationRecord, RowFileRecord]),
    CampaignsModule,
    CommunesModule,
    ResponsesModule,
    IntegrityModule,
  ],
  controllers: [FiguresController, LockController],
  providers: [
    ...[FiguresService, LocksService, LockJob, PublishingService, SatisfactionService, ChangeService, DrawingService],
    ...[EarlyWarningService, UpgradePublications, RowFilesService, KeptViews],
  ],
  exports: [
    ...[FiguresService, LocksService, SatisfactionService, ChangeService, DrawingService, EarlyWarningService],
    ...[RowFilesService, KeptViews],
  ],
})
export class FiguresModule implements OnModuleInit {
  constructor(private readonly traces: CampaignTraces) {}

  onModuleInit(): void {
    this.traces.follow([
      { entity: PublicationRecord, isBinding: true, relied: relied('figures', PublicationRecord, [{}]) },
      { entity: RowFileRecord, isBinding: true },
    ]);
  }
}
