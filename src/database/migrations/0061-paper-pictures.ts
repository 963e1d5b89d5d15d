import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bytes, count, key, keyCount, long, makeTable, optional, text } from './table.js';

/** Pages of paper sheets that are read from pictures, and how often they were read wrong. */
export class PaperPictures1763690000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'paper_picture', [
      ...[key('commune_id'), key('batch_id'), keyCount('number'), keyCount('page'), count('pages')],
      ...[text('brought_by'), text('brought_on'), long('read'), long('looks'), optional(text('recorded_on'))],
    ]);
    await makeTable(runner, 'paper_flat_page', [
      ...[key('commune_id'), key('batch_id'), keyCount('number'), keyCount('page'), bytes(runner, 'sealed')],
    ]);
    await runner.query('ALTER TABLE paper_sheet ADD COLUMN from_pictures boolean NOT NULL DEFAULT false');
    for (const column of counts) {
      await runner.query(`ALTER TABLE paper_batch ADD COLUMN ${column} integer NOT NULL DEFAULT 0`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of counts) await runner.query(`ALTER TABLE paper_batch DROP COLUMN ${column}`);
    await runner.query('ALTER TABLE paper_sheet DROP COLUMN from_pictures');
    for (const name of ['paper_flat_page', 'paper_picture']) await runner.dropTable(name);
  }
}

const counts = ['sampled', 'sample_errors'] as const;
