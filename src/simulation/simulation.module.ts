import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { DemoService } from './demo.service.js';
import { DemoFeedbackService } from './demo-feedback.service.js';
import { DemoPaperService } from './demo-paper.service.js';
import { SimulatedCoverageService } from './simulated-coverage.service.js';
import { SimulationService } from './simulation.service.js';

@Module({
  imports: [
    AccessModule,
    CommunesModule,
    CollectionPointsModule,
    MeetingsModule,
    CampaignsModule,
    ResponsesModule,
    PaperModule,
    FeedbackModule,
    FiguresModule,
  ],
  providers: [SimulationService, SimulatedCoverageService, DemoPaperService, DemoFeedbackService, DemoService],
  exports: [SimulationService, DemoService],
})
export class SimulationModule {}
