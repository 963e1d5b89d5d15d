import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A commune (xã, phường, đặc khu); its key stands first in every table that grows. */
@Entity()
export class Commune {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;
}
