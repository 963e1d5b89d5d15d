import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../../communes/communes.module.js';
import { FeedbackModule } from '../../feedback/feedback.module.js';
import { DocumentsModule } from '../documents.module.js';
import { Letter, LetterNumber, LetterTemplate } from './letter.entity.js';
import { LetterTemplateController } from './letter-template.controller.js';
import { LetterTemplatesService } from './letter-templates.service.js';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';
import { NewLetterController } from './new-letter.controller.js';
import { OwedApologiesService } from './owed-apologies.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Letter, LetterNumber, LetterTemplate]),
    ...[CommunesModule, FeedbackModule, DocumentsModule],
  ],
  controllers: [NewLetterController, LetterTemplateController, LettersController],
  providers: [LettersService, LetterTemplatesService, OwedApologiesService],
  exports: [LettersService, OwedApologiesService],
})
export class LettersModule {}
