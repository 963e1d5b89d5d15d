import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import { CountingService } from './counting.service.js';
import { HouseholdController } from './household.controller.js';
import { HouseholdsService } from './households.service.js';
import { MatterController } from './matter.controller.js';
import { MatterVillageController } from './matter-village.controller.js';
import { MattersController } from './matters.controller.js';
import { MattersService } from './matters.service.js';
import { OpinionCode, OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';
import { ReasonController } from './reason.controller.js';
import { ReasonsService } from './reasons.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([OpinionMatter, OpinionVillage, OpinionCode, OpinionReason]), CommunesModule],
  controllers: [MattersController, MatterController, MatterVillageController, ReasonController, HouseholdController],
  providers: [MattersService, CountingService, HouseholdsService, ReasonsService],
  exports: [MattersService],
})
export class OpinionsModule {}
