import { Module } from '@nestjs/common';
import { CommunesModule } from '../communes/communes.module.js';
import { DashboardModule } from '../dashboard/dashboard.module.js';
import { CityController, CityFiguresController } from './city.controller.js';
import { CityService } from './city.service.js';

@Module({
  imports: [CommunesModule, DashboardModule],
  controllers: [CityController, CityFiguresController],
  providers: [CityService],
})
export class CityModule {}
