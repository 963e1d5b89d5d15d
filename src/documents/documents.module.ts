import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces, relied } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DashboardModule } from '../dashboard/dashboard.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { DiscardController } from './discard.controller.js';
import { DocumentFrame, MadeDocument } from './document.entity.js';
import { DocumentFilesService } from './document-files.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DraftController } from './draft.controller.js';
import { FeedbackTotalsService } from './feedback-totals.js';
import { FrameController } from './frame.controller.js';
import { FramesService } from './frames.service.js';
import { PreparedController } from './prepared.controller.js';
import { PreparedPaper } from './prepared-paper.entity.js';
import { PreparedPapersService } from './prepared-papers.service.js';
import { PreparingJob } from './preparing.job.js';
import { ReportApiController } from './report-api.controller.js';
import { SheetTotalsService } from './sheet-totals.js';
import { SpreadsheetsModule } from './spreadsheets.module.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([DocumentFrame, MadeDocument, PreparedPaper]),
    ...[CommunesModule, CampaignsModule, PaperModule, FiguresModule, DashboardModule, FeedbackModule],
    SpreadsheetsModule,
  ],
  controllers: [
    PreparedController,
    DiscardController,
    DraftController,
    FrameController,
    DocumentsController,
    ReportApiController,
  ],
  providers: [
    ...[DocumentsService, DocumentFilesService, FramesService, SheetTotalsService, FeedbackTotalsService],
    ...[PreparedPapersService, PreparingJob],
  ],
  exports: [PreparedPapersService, FramesService, DocumentFilesService],
})
export class DocumentsModule implements OnModuleInit {
  constructor(private readonly traces: CampaignTraces) {}

  onModuleInit(): void {
    // A plan that was written does not keep the days from being changed; the campaign it speaks of stays.
    this.traces.follow([
      { entity: MadeDocument, isBinding: false, relied: relied('documents', MadeDocument, [{}]) },
      { entity: PreparedPaper, isBinding: false },
    ]);
  }
}
