import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import { CaseController } from './case.controller.js';
import { CasePagesService } from './case-pages.service.js';
import { CaseStep, FeedbackCase, FeedbackEntry } from './feedback.entity.js';
import { FeedbackService } from './feedback.service.js';
import { RegisterController } from './register.controller.js';
import { RegisterService } from './register.service.js';
import { SlipController } from './slip.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([FeedbackEntry, FeedbackCase, CaseStep]), CommunesModule],
  controllers: [RegisterController, SlipController, CaseController],
  providers: [FeedbackService, RegisterService, CasePagesService],
  exports: [FeedbackService, RegisterService],
})
export class FeedbackModule {}
