import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { QuestionnairesService, SURVEYS_FOLDER } from './questionnaires.service.js';

@Module({
  providers: [
    { provide: SURVEYS_FOLDER, inject: [Settings], useFactory: ({ surveysFolder }: Settings) => surveysFolder },
    QuestionnairesService,
  ],
  exports: [QuestionnairesService],
})
export class QuestionnairesModule {}
