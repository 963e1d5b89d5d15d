import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from './access/access.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { CityModule } from './city/city.module.js';
import { CollectionPointsModule } from './collection-points/collection-points.module.js';
import { retentionTerms as codes } from './collection-points/retention.js';
import { CommunesModule } from './communes/communes.module.js';
import type { Clock } from './config/clock.js';
import { ConfigModule } from './config/config.module.js';
import { Secrets } from './config/secrets.js';
import type { Settings } from './config/settings.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { assertWhole } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { DevicesModule } from './devices/devices.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { LettersModule } from './documents/letters/letters.module.js';
import { retentionTerms as written } from './documents/letters/retention.js';
import { SpreadsheetsModule } from './documents/spreadsheets.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import { DutiesModule } from './duties/duties.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { retentionTerms as said } from './feedback/retention.js';
import { FiguresModule } from './figures/figures.module.js';
import { retentionTerms as told } from './figures/retention.js';
import { HelpModule } from './help/help.module.js';
import { IntegrityModule } from './integrity/integrity.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { assertOwnData } from './operations/secrets-fingerprint.js';
import { backUpBeforeUpgrade } from './operations/upgrade-backup.js';
import { OpinionsModule } from './opinions/opinions.module.js';
import { retentionTerms as asked } from './opinions/retention.js';
import { PaperModule } from './paper/paper.module.js';
import { retentionTerms as keyed } from './paper/retention.js';
import { ParticipationModule } from './participation/participation.module.js';
import { PublicResultsModule } from './public-results/public-results.module.js';
import { QuestionnairesModule } from './questionnaires/questionnaires.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { retentionTerms as sent } from './responses/retention.js';
import { RetentionModule } from './retention/retention.module.js';
import { SimulationModule } from './simulation/simulation.module.js';

@Module({})
export class AppModule {
  /** @param jobs false for a command beside a running server, which must not run its timers too */
  static with(settings: Settings, clock: Clock, jobs: boolean): DynamicModule {
    const secrets = Secrets.readOrNew(settings.secretsFile);
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, secrets, clock),
        DatabaseModule.with(settings, {
          beforeAnything: async (dataSource) => {
            if (jobs) await assertWhole(dataSource);
            await assertOwnData(dataSource, secrets, settings.secretsFile);
          },
          beforeUpgrade: () => backUpBeforeUpgrade(settings, clock),
        }),
        ...(jobs ? [ScheduleModule.forRoot()] : []),
        OperationsModule,
        AccessModule,
        HelpModule,
        CommunesModule,
        QuestionnairesModule,
        CollectionPointsModule,
        MeetingsModule,
        DevicesModule,
        CampaignsModule,
        ResponsesModule,
        PaperModule,
        ParticipationModule,
        IntegrityModule,
        FeedbackModule,
        OpinionsModule,
        DashboardModule,
        CityModule,
        PublicResultsModule,
        SpreadsheetsModule,
        DocumentsModule,
        LettersModule,
        SimulationModule,
        DossierModule,
        DutiesModule,
        // How long everything is kept that leads to people or their answers, collected from the rooms.
        RetentionModule.with([...sent, ...keyed, ...said, ...asked, ...told, ...written, ...codes]),
        FiguresModule,
      ],
    };
  }
}
