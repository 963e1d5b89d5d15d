import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bytes, count, key, long, makeTable, text } from './table.js';

/** Pages in pictures of which somebody must say whose they are, because their code is damaged. */
export class UnnamedPages1763690000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'paper_unnamed_page', [
      ...[key('commune_id'), key('batch_id'), key('id'), count('page'), count('pages')],
      ...[text('brought_by'), text('brought_on'), long('read'), bytes(runner, 'sealed')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('paper_unnamed_page');
  }
}
