import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectionPointsModule } from '../collection-points/collection-points.module.js';
import { CommunesModule } from '../communes/communes.module.js';
import { DeviceController } from './device.controller.js';
import { Device } from './device.entity.js';
import { DevicesController } from './devices.controller.js';
import { DevicesService } from './devices.service.js';
import { DevicesApiController } from './devices-api.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Device]), CommunesModule, CollectionPointsModule],
  controllers: [DevicesController, DeviceController, DevicesApiController],
  providers: [DevicesService],
  exports: [DevicesService],
})
export class DevicesModule {}
