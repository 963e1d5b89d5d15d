import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignTraces } from '../campaigns/campaign-traces.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { EvidenceService } from './evidence.service.js';
import { ExclusionController } from './exclusion.controller.js';
import { ExclusionsService } from './exclusions.service.js';
import { FlagController } from './flag.controller.js';
import { FlagsService } from './flags.service.js';
import { IntegrityController } from './integrity.controller.js';
import { Exclusion, FlagJudgement } from './integrity.entity.js';
import { IntegrityPagesService } from './integrity-pages.service.js';
import { JudgingService } from './judging.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FlagJudgement, Exclusion]), ...[CommunesModule, CampaignsModule, PaperModule]],
  controllers: [IntegrityController, FlagController, ExclusionController],
  providers: [EvidenceService, FlagsService, JudgingService, ExclusionsService, IntegrityPagesService],
  exports: [FlagsService, ExclusionsService],
})
export class IntegrityModule implements OnModuleInit {
  constructor(private readonly traces: CampaignTraces) {}

  onModuleInit(): void {
    this.traces.follow([FlagJudgement, Exclusion].map((entity) => ({ entity, isBinding: true })));
  }
}
