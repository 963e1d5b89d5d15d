import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingAnswers, MeetingPaper } from './meeting-counts.queries.js';
import { MeetingPlacesService } from './meeting-places.service.js';
import { MeetingsController } from './meetings.controller.js';
import { ParticipationController, ParticipationPageController } from './participation.controller.js';
import { ParticipationQueries } from './participation.queries.js';
import { UnitCountsService } from './unit-counts.service.js';
import { WallController } from './wall.controller.js';

@Module({
  imports: [CommunesModule, CollectionPointsModule, MeetingsModule, DevicesModule, CampaignsModule, ResponsesModule],
  controllers: [
    ...[ParticipationController, ParticipationPageController],
    ...[MeetingsController, WallController, MeetingController],
  ],
  providers: [ParticipationQueries, MeetingAnswers, MeetingPaper, MeetingPlacesService, UnitCountsService],
  exports: [ParticipationQueries],
})
export class ParticipationModule {}
