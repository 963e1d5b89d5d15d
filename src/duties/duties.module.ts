import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DashboardModule } from '../dashboard/dashboard.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { LettersModule } from '../documents/letters/letters.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { IntegrityModule } from '../integrity/integrity.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { ParticipationModule } from '../participation/participation.module.js';
import { PublicResultsModule } from '../public-results/public-results.module.js';
import { DutiesController } from './duties.controller.js';
import { DutiesService } from './duties.service.js';
import { DutyController } from './duty.controller.js';
import { DutyMail, DutyMark, DutySetting } from './duty.entity.js';
import { ReminderJob } from './reminder.job.js';
import { RemindersService } from './reminders.service.js';
import { StartController } from './start.controller.js';
import { StartService } from './start.service.js';
import { WaitingService } from './waiting.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([DutySetting, DutyMark, DutyMail]),
    ...[CommunesModule, CampaignsModule, DevicesModule, IntegrityModule, PaperModule, ParticipationModule],
    ...[DashboardModule, DocumentsModule, DossierModule, FeedbackModule, LettersModule, PublicResultsModule],
  ],
  controllers: [StartController, DutiesController, DutyController],
  providers: [DutiesService, StartService, WaitingService, RemindersService, ReminderJob],
})
export class DutiesModule {}
