import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bytes, count, key, long, makeTable, text } from './table.js';

/**
 * Pages in pictures of which somebody must say whose they are, because their code is damaged; and the pages of batches as
 * they were laid out when they were printed.
 */
export class KeptPages1763690000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'paper_unnamed_page', [
      ...[key('commune_id'), key('batch_id'), key('id'), count('page'), count('pages')],
      ...[text('brought_by'), text('brought_on'), long('read'), bytes(runner, 'sealed')],
    ]);
    await makeTable(runner, 'paper_print', [
      ...[key('commune_id'), key('batch_id'), text('campaign_id'), text('frame'), bytes(runner, 'pages')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['paper_print', 'paper_unnamed_page']) await runner.dropTable(name);
  }
}
