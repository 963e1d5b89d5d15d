import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, makeTable, text, yesNo } from './table.js';

/** Days on which the office of a commune does otherwise than offices of the country. */
export class OwnDays1763690000059 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'own_day', [key('commune_id'), key('day'), yesNo('works'), text('note'), text('set_by')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('own_day');
  }
}
