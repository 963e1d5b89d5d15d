import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { ParticipationController } from './participation.controller.js';
import { ParticipationQueries } from './participation.queries.js';
import { ParticipationPageController } from './participation-page.controller.js';

@Module({
  imports: [CampaignsModule, CollectionPointsModule],
  controllers: [ParticipationController, ParticipationPageController],
  providers: [ParticipationQueries],
  exports: [ParticipationQueries],
})
export class ParticipationModule {}
