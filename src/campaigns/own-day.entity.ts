import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../rules/days.js';

/** A day on which the office of a commune does otherwise than offices of the country. */
@Entity({ name: 'own_day', withoutRowid: true })
export class OwnDay {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  day!: Day;

  /** False where it is closed on a day on which others work. */
  @Column({ type: 'boolean' })
  works!: boolean;

  /** Why, in a line. */
  @Column({ type: 'varchar' })
  note!: string;

  /** Login name. */
  @Column({ type: 'varchar', name: 'set_by' })
  setBy!: string;
}
