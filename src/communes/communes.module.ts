import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Commune } from './commune.entity.js';
import { CatalogueVersion } from './commune-catalogue.entity.js';
import { CommunesService } from './communes.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Commune, CatalogueVersion])],
  providers: [CommunesService],
  exports: [CommunesService],
})
export class CommunesModule {}
