import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, makeTable, optional, text, yesNo } from './table.js';

/** Village meetings, and what the intake notices about a response besides its answers. */
export class Meetings1763690000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'meeting',
      [
        ...[key('commune_id'), key('id'), text('point_id'), text('held_on'), yesNo('rotating')],
        ...['invited', 'present', 'issued', 'returned', 'valid'].map((name) => optional(count(name))),
        ...[optional(text('keyed_by')), optional(text('closed_on'))],
      ],
      [{ columns: ['commune_id', 'point_id', 'held_on'], unique: true }],
    );
    // In SQL, because TypeORM copies the whole table on SQLite to add a column.
    await runner.query('ALTER TABLE survey_response ADD COLUMN flags varchar');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE survey_response DROP COLUMN flags');
    await runner.dropTable('meeting');
  }
}
