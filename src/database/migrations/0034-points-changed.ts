import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, makeTable, text } from './table.js';

/** Points that were moved know where they stood before; a code that was replaced still leads to its point. */
export class PointsChanged1763690000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE collection_point ADD COLUMN earlier_places text NOT NULL DEFAULT '[]'");
    await makeTable(
      runner,
      'replaced_code',
      [key('commune_id'), key('code'), text('point_id'), text('replaced_on')],
      [{ columns: ['code'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('replaced_code');
    await runner.query('ALTER TABLE collection_point DROP COLUMN earlier_places');
  }
}
