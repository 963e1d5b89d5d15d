import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesModule } from '../communes/communes.module.js';
import { CollectionPoint } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { PointsController } from './points.controller.js';
import { QrController } from './qr.controller.js';
import { SheetsController } from './sheets.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([CollectionPoint]), CommunesModule],
  controllers: [QrController, SheetsController, PointsController],
  providers: [CollectionPointsService],
  exports: [CollectionPointsService],
})
export class CollectionPointsModule {}
