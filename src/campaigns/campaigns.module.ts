import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { Campaign, CampaignPoint } from './campaign.entity.js';
import { CampaignsService } from './campaigns.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Campaign, CampaignPoint]), CommunesModule, QuestionnairesModule],
  providers: [CampaignsService],
  exports: [CampaignsService],
})
export class CampaignsModule {}
