import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommuneSurroundings } from '../communes/commune-surroundings.js';
import { CommunesModule } from '../communes/communes.module.js';
import { Settings } from '../config/settings.js';
import { DraftsService } from './drafts.service.js';
import { AboutController } from './editing/about.controller.js';
import { ChangesController } from './editing/changes.controller.js';
import { EditorController } from './editing/editor.controller.js';
import { EditorService } from './editing/editor.service.js';
import { PageController } from './editing/page.controller.js';
import { QuestionController } from './editing/question.controller.js';
import { LookedAtService } from './looked-at.service.js';
import { NewQuestionnaireController } from './new-questionnaire.controller.js';
import { OwnPagesService } from './own-pages.service.js';
import { OwnQuestionnaire } from './own-questionnaire.entity.js';
import { OwnQuestionnairesService } from './own-questionnaires.service.js';
import { QuestionnairesService, SURVEYS_FOLDER } from './questionnaires.service.js';
import { QuestionnairesApiController } from './questionnaires-api.controller.js';
import { SourceController } from './source.controller.js';
import { StepsController } from './steps.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([OwnQuestionnaire]), CommunesModule],
  controllers: [
    ...[QuestionnairesApiController, NewQuestionnaireController, SourceController, StepsController],
    ...[EditorController, AboutController, PageController, QuestionController, ChangesController],
  ],
  providers: [
    { provide: SURVEYS_FOLDER, inject: [Settings], useFactory: ({ surveysFolder }: Settings) => surveysFolder },
    QuestionnairesService,
    ...[OwnQuestionnairesService, DraftsService, OwnPagesService, EditorService, LookedAtService],
  ],
  exports: [QuestionnairesService, OwnQuestionnairesService, DraftsService, OwnPagesService, LookedAtService],
})
export class QuestionnairesModule implements OnModuleInit {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly communes: CommuneSurroundings,
  ) {}

  /** Whoever changes a commune says who leads which item, and is told what the items ask. */
  onModuleInit(): void {
    this.communes.ledItemsAre((commune) => this.questionnaires.ledItems(commune));
  }
}
