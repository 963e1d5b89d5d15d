import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { ChangeController } from './change.controller.js';
import { ChangeService } from './change.service.js';
import { DrawingService } from './drawing.service.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { LockController } from './lock.controller.js';
import { PublicationRecord } from './publication.entity.js';
import { PublishingJob } from './publishing.job.js';
import { SatisfactionService } from './satisfaction.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PublicationRecord]), CampaignsModule, CommunesModule, ResponsesModule],
  controllers: [FiguresController, ChangeController, LockController],
  providers: [FiguresService, SatisfactionService, ChangeService, DrawingService, PublishingJob],
  exports: [FiguresService, SatisfactionService, ChangeService, DrawingService],
})
export class FiguresModule {}
