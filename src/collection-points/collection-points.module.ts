import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommuneSurroundings } from '../communes/commune-surroundings.js';
import { CommunesModule } from '../communes/communes.module.js';
import { CollectionPoint, ReplacedCode } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { pointsLosing } from './lost-places.js';
import { CodeIssue, OneTimeCode } from './one-time-code.entity.js';
import { OneTimeCodesService } from './one-time-codes.service.js';
import { PointController } from './point.controller.js';
import { PointChangesController } from './point-changes.controller.js';
import { PointChangesService } from './point-changes.service.js';
import { PointsController } from './points.controller.js';
import { SeveralPointsController } from './several-points.controller.js';
import { QrController, SheetsController } from './sheets.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([CollectionPoint, ReplacedCode, CodeIssue, OneTimeCode]), CommunesModule],
  controllers: [
    QrController,
    SheetsController,
    SeveralPointsController,
    PointsController,
    PointController,
    PointChangesController,
  ],
  providers: [CollectionPointsService, PointChangesService, OneTimeCodesService],
  exports: [CollectionPointsService, OneTimeCodesService],
})
export class CollectionPointsModule implements OnModuleInit {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly communes: CommuneSurroundings,
  ) {}

  /** Whoever changes a commune is told which points lose their place. */
  onModuleInit(): void {
    this.communes.foretell(async (change) => pointsLosing(change, await this.points.list(change.communeId)));
  }
}
