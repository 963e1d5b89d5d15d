import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Commune } from './commune.entity.js';
import { CatalogueVersion } from './commune-catalogue.entity.js';
import { CommunesController } from './communes.controller.js';
import { CommunesService } from './communes.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Commune, CatalogueVersion])],
  controllers: [CommunesController],
  providers: [CommunesService],
  exports: [CommunesService],
})
export class CommunesModule {}
