import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DutiesController } from './duties.controller.js';
import { DutiesService } from './duties.service.js';
import { DutyController } from './duty.controller.js';
import { DutyMark, DutySetting } from './duty.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([DutySetting, DutyMark]), CampaignsModule, CommunesModule],
  controllers: [DutiesController, DutyController],
  providers: [DutiesService],
})
export class DutiesModule {}
