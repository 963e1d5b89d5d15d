import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import type { RetentionTerm } from '../database/retention-term.js';
import { LettersModule } from '../documents/letters/letters.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { ErasureRequest } from './erasure-request.entity.js';
import { ErasuresService } from './erasures.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionJob } from './retention.job.js';
import { RETENTION_TERMS, RetentionService } from './retention.service.js';

@Module({})
export class RetentionModule {
  /** @param terms of all rooms, as the shell collects them */
  static with(terms: readonly RetentionTerm[]): DynamicModule {
    return {
      module: RetentionModule,
      imports: [TypeOrmModule.forFeature([ErasureRequest]), CommunesModule, FeedbackModule, LettersModule],
      controllers: [RetentionController],
      providers: [{ provide: RETENTION_TERMS, useValue: terms }, ...[RetentionService, RetentionJob, ErasuresService]],
    };
  }
}
