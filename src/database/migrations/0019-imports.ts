import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { count, key, long, makeTable, optional, text } from './table.js';

/** An imported file is known, so that it is not imported twice unasked and can be taken out again. */
export class Imports1763690000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'paper_import',
      [
        ...[key('commune_id'), key('id'), text('campaign_id'), text('point_id'), text('handed_out_by')],
        ...[text('imported_on'), text('imported_by'), optional(text('file_name')), count('rows')],
        ...[text('table_hash'), long('row_hashes'), optional(text('undone_on')), optional(text('undone_by'))],
      ],
      [{ columns: ['commune_id', 'campaign_id'] }],
    );
    for (const table of ['survey_response', 'comment']) {
      // TypeORM would copy the whole table.
      await runner.query(`ALTER TABLE ${table} ADD COLUMN import_id varchar`);
      await runner.createIndex(table, imported(table));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['survey_response', 'comment']) {
      await runner.dropIndex(table, imported(table));
      await runner.query(`ALTER TABLE ${table} DROP COLUMN import_id`);
    }
    await runner.dropTable('paper_import');
  }
}

const imported = (table: string): TableIndex =>
  new TableIndex({
    name: `${table}_imported`,
    columnNames: ['commune_id', 'import_id'],
    where: 'import_id IS NOT NULL',
  });
