import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces, relied } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { BatchController } from './batch.controller.js';
import { BatchPagesService } from './batch-pages.service.js';
import { BatchesController } from './batches.controller.js';
import { BatchesService } from './batches.service.js';
import { CorrectionsService } from './corrections.service.js';
import { ImportController } from './import.controller.js';
import { PaperImport } from './import.entity.js';
import { ImportService } from './import.service.js';
import { ImportReader } from './import-reader.service.js';
import { KeyingController } from './keying.controller.js';
import { KeyingService } from './keying.service.js';
import { PaperBatch, PaperKeying, PaperPrint, PaperSheet } from './paper.entity.js';
import { PaperPreviewsController } from './paper-previews.controller.js';
import { ChecksController } from './pictures/checks.controller.js';
import { ChecksService } from './pictures/checks.service.js';
import { PaperFlatPage, PaperPicture, PaperUnnamedPage } from './pictures/picture.entity.js';
import { PictureReader } from './pictures/picture-reader.service.js';
import { PicturesController } from './pictures/pictures.controller.js';
import { PicturesService } from './pictures/pictures.service.js';
import { RecordingService } from './pictures/recording.service.js';
import { UnnamedController } from './pictures/unnamed.controller.js';
import { UnnamedPages } from './pictures/unnamed-pages.service.js';
import { PrintedPages } from './printed-pages.service.js';
import { SecondKeyingService } from './second-keying.service.js';
import { SettleController } from './settle.controller.js';
import { SheetController } from './sheet.controller.js';
import { SheetChangesService } from './sheet-changes.service.js';
import { batchesInUse } from './sheets.queries.js';
import { SheetsFile } from './sheets-file.service.js';
import { UndoImportController } from './undo-import.controller.js';
import { UndoImportService } from './undo-import.service.js';
import { VillagesController } from './villages.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      PaperBatch,
      PaperSheet,
      PaperKeying,
      PaperImport,
      PaperPicture,
      PaperFlatPage,
      PaperUnnamedPage,
      PaperPrint,
    ]),
    ...[CommunesModule, QuestionnairesModule, CollectionPointsModule, MeetingsModule, CampaignsModule, ResponsesModule],
  ],
  controllers: [
    BatchesController,
    VillagesController,
    BatchController,
    KeyingController,
    SettleController,
    SheetController,
    ImportController,
    UndoImportController,
    PaperPreviewsController,
    ChecksController,
    PicturesController,
    UnnamedController,
  ],
  providers: [
    BatchesService,
    BatchPagesService,
    AskedOnPaper,
    SheetsFile,
    PrintedPages,
    KeyingService,
    SecondKeyingService,
    CorrectionsService,
    SheetChangesService,
    ImportService,
    ImportReader,
    UndoImportService,
    PictureReader,
    PicturesService,
    UnnamedPages,
    ChecksService,
    RecordingService,
  ],
  exports: [BatchesService, KeyingService, SecondKeyingService, ImportReader],
})
export class PaperModule implements OnModuleInit {
  constructor(private readonly traces: CampaignTraces) {}

  onModuleInit(): void {
    this.traces.follow([
      { entity: PaperBatch, isBinding: true, going: 'batches', relied: { as: 'batches', count: batchesInUse } },
      { entity: PaperPrint, isBinding: false },
      { entity: PaperImport, isBinding: true, relied: relied('imports', PaperImport, [{ undoneOn: null }]) },
    ]);
  }
}
