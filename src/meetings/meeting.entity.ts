import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/**
 * The record of a village meeting. It is held at a collection point of kind meeting, one a day; the responses given
 * there carry its id as their batch, because people who sat together answer alike.
 */
@Entity({ withoutRowid: true })
export class Meeting {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Random and unguessable: it opens the page for the projector, and nothing else, to whoever has it. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @DayColumn({ name: 'held_on' })
  heldOn!: Day;

  /** The QR code on the wall changes every few minutes; else it is the printed one. */
  @Column({ type: 'boolean' })
  rotating!: boolean;

  /** Households invited. */
  @Column({ type: 'integer', nullable: true })
  invited!: number | null;

  /** People present. */
  @Column({ type: 'integer', nullable: true })
  present!: number | null;

  /** Paper forms handed out, given back, and usable. */
  @Column({ type: 'integer', nullable: true })
  issued!: number | null;

  @Column({ type: 'integer', nullable: true })
  returned!: number | null;

  @Column({ type: 'integer', nullable: true })
  valid!: number | null;

  /** Who keyed the paper forms, as the record names them. */
  @Column({ type: 'varchar', name: 'keyed_by', nullable: true })
  keyedBy!: string | null;

  @DayColumn({ name: 'closed_on', nullable: true })
  closedOn!: Day | null;
}
