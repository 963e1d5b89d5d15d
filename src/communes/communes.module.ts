import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueVersion, Commune } from './commune.entity.js';
import { CommunesController } from './communes.controller.js';
import { CommunesService } from './communes.service.js';
import { CommunesApiController } from './communes-api.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Commune, CatalogueVersion])],
  controllers: [CommunesController, CommunesApiController],
  providers: [CommunesService],
  exports: [CommunesService],
})
export class CommunesModule {}
