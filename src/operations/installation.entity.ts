import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the installation knows of itself, a text by its name; e.g. the fingerprint of its `secrets`. */
@Entity({ withoutRowid: true })
export class Installation {
  @PrimaryColumn({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  value!: string;
}
