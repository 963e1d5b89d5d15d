import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../rules/days.js';
import type { CommuneCatalogue } from './catalogue.js';

/** A commune (xã, phường, đặc khu); its key stands first in every table that grows. */
@Entity()
export class Commune {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;
}

/** One version of a commune's units, fields, counters and villages, valid from a day: the past keeps its departments. */
@Entity({ name: 'commune_catalogue' })
export class CatalogueVersion {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10, name: 'valid_from' })
  validFrom!: Day;

  @Column({ type: 'simple-json' })
  catalogue!: CommuneCatalogue;
}
