import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** How answers reach a point, in the order pages offer them. */
export const pointKinds = ['qr', 'kiosk', 'meeting', 'paper', 'link'] as const;
export type PointKind = (typeof pointKinds)[number];

export function isPointKind(value: unknown): value is PointKind {
  return pointKinds.some((kind) => kind === value);
}

/** The counter, kiosk, QR poster, meeting or link where answers are given. Its printed code is permanent. */
@Entity()
export class CollectionPoint {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Printed, random, unguessable; unique over all communes. */
  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  kind!: PointKind;

  @Column({ type: 'varchar' })
  name!: string;

  /** The unit where the answer is received. */
  @Column({ type: 'varchar', nullable: true })
  unit!: string | null;

  @Column({ type: 'varchar', nullable: true })
  counter!: string | null;

  @Column({ type: 'varchar', nullable: true })
  field!: string | null;

  @Column({ type: 'varchar', nullable: true })
  village!: string | null;

  @DayColumn({ name: 'revoked_on', nullable: true })
  revokedOn!: Day | null;
}
