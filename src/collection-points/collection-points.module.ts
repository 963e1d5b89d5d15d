import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import { CollectionPoint } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { Device } from './device.entity.js';
import { DevicesController } from './devices.controller.js';
import { DevicesService } from './devices.service.js';
import { DevicesApiController } from './devices-api.controller.js';
import { Meeting } from './meeting.entity.js';
import { MeetingsService } from './meetings.service.js';
import { CodeIssue, OneTimeCode } from './one-time-code.entity.js';
import { OneTimeCodesService } from './one-time-codes.service.js';
import { PointController } from './point.controller.js';
import { PointsController } from './points.controller.js';
import { QrController } from './qr.controller.js';
import { SheetsController } from './sheets.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([CollectionPoint, Device, Meeting, CodeIssue, OneTimeCode]), CommunesModule],
  controllers: [
    ...[QrController, SheetsController, PointsController, PointController],
    ...[DevicesController, DevicesApiController],
  ],
  providers: [CollectionPointsService, DevicesService, MeetingsService, OneTimeCodesService],
  exports: [CollectionPointsService, DevicesService, MeetingsService, OneTimeCodesService],
})
export class CollectionPointsModule {}
