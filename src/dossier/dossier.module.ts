import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ArchiveController } from './archive.controller.js';
import { AttachmentController } from './attachment.controller.js';
import { AttachmentStore } from './attachment-store.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { CriteriaService } from './criteria.service.js';
import { CriterionController } from './criterion.controller.js';
import { DossierController } from './dossier.controller.js';
import { Dossier, DossierAttachment, DossierScore } from './dossier.entity.js';
import { DossierFilesController } from './dossier-files.controller.js';
import { DossierFilesService } from './dossier-files.service.js';
import { DossierPagesService } from './dossier-pages.service.js';
import { DossierRecordsService } from './dossier-records.service.js';
import { DossiersService } from './dossiers.service.js';
import { FilledFiguresService } from './filled-figures.service.js';
import { ScoreTableController } from './score-table.controller.js';
import { SweepJob } from './sweep.job.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Dossier, DossierScore, DossierAttachment]),
    ...[CommunesModule, CampaignsModule, FiguresModule, FeedbackModule, DocumentsModule],
  ],
  controllers: [
    ...[DossierController, CriterionController, ScoreTableController, AttachmentsController, AttachmentController],
    ...[DossierFilesController, ArchiveController],
  ],
  providers: [
    ...[CriteriaService, FilledFiguresService, DossiersService, DossierRecordsService, DossierPagesService],
    ...[AttachmentStore, AttachmentsService, DossierFilesService, SweepJob],
  ],
  exports: [DossierRecordsService],
})
export class DossierModule {}
