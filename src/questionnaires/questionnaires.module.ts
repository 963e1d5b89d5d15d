import { Module, type OnModuleInit } from '@nestjs/common';
import { CommuneSurroundings } from '../communes/commune-surroundings.js';
import { CommunesModule } from '../communes/communes.module.js';
import { Settings } from '../config/settings.js';
import { QuestionnairesService, SURVEYS_FOLDER } from './questionnaires.service.js';

@Module({
  imports: [CommunesModule],
  providers: [
    { provide: SURVEYS_FOLDER, inject: [Settings], useFactory: ({ surveysFolder }: Settings) => surveysFolder },
    QuestionnairesService,
  ],
  exports: [QuestionnairesService],
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
