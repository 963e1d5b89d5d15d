import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueVersion, Commune } from './commune.entity.js';
import { CommuneSurroundings } from './commune-surroundings.js';
import { CommunesController } from './communes.controller.js';
import { CommunesService } from './communes.service.js';
import { CommunesApiController } from './communes-api.controller.js';
import { EditCommuneController } from './edit-commune.controller.js';
import { NewCommuneController } from './new-commune.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Commune, CatalogueVersion])],
  controllers: [NewCommuneController, CommunesController, EditCommuneController, CommunesApiController],
  providers: [CommunesService, CommuneSurroundings],
  exports: [CommunesService, CommuneSurroundings],
})
export class CommunesModule {}
