import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import { CaseStep, FeedbackCase, FeedbackEntry } from './feedback.entity.js';
import { FeedbackService } from './feedback.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FeedbackEntry, FeedbackCase, CaseStep]), CommunesModule],
  controllers: [],
  providers: [FeedbackService],
  exports: [FeedbackService],
})
export class FeedbackModule {}
