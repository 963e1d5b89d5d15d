import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** How answers reach a point, in the order pages offer them. */
export const pointKinds = ['qr', 'kiosk', 'meeting', 'paper', 'link'] as const;
export type PointKind = (typeof pointKinds)[number];

export function isPointKind(value: unknown): value is PointKind {
  return pointKinds.some((kind) => kind === value);
}

/** Where a point stands: each part null where it names none. */
export type Standing = Pick<CollectionPoint, 'unit' | 'counter' | 'field' | 'village'>;

/** Where it stood on the days before one. */
export interface EarlierStanding extends Standing {
  readonly before: Day;
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

  /** Where it stood before it was moved, the oldest first. */
  @Column({ type: 'simple-json', name: 'earlier_places', default: '[]' })
  earlierPlaces!: readonly EarlierStanding[];

  /** Of a link: the first page leads everybody to it while a survey is open there. */
  @Column({ type: 'boolean', name: 'on_home_page', default: false })
  onHomePage!: boolean;

  /** Sheets of paper are handed out there. */
  get takesPaper(): boolean {
    return (this.kind === 'paper' || this.kind === 'meeting') && this.revokedOn === null;
  }

  /** As it stood on a day: what was answered then was answered there, whenever it is brought. */
  asOf(day: Day): CollectionPoint {
    const earlier = this.earlierPlaces.find(({ before }) => day < before);
    if (!earlier) return this;
    const { unit, counter, field, village } = earlier;
    return Object.assign(new CollectionPoint(), this, { unit, counter, field, village });
  }
}

/** A code that a sheet carried before its point got another: whoever scans it is told so, and what waited still arrives. */
@Entity({ withoutRowid: true })
export class ReplacedCode {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @DayColumn({ name: 'replaced_on' })
  replacedOn!: Day;
}
