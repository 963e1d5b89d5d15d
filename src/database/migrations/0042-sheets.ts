import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, long, makeTable, optional, text } from './table.js';

/** Rows of answers stay as they were at the lock; what a commune types once for each quarterly sheet. */
export class Sheets1763690000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'row_file', [
      ...[key('commune_id'), key('campaign_id'), key('period'), text('hash'), long('packed')],
    ]);
    await makeTable(runner, 'quarter_sheet', [
      ...[key('commune_id'), key('quarter'), long('typed'), count('changes'), text('changed_by')],
      ...[optional(text('handed_in_on')), optional(text('handed_in_by')), optional(long('handed_in'))],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['quarter_sheet', 'row_file']) await runner.dropTable(name);
  }
}
