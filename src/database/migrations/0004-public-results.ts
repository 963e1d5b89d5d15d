import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, long, makeTable, text } from './table.js';

/** What a commune decided to show to everybody. */
export class PublicResults1763690000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'public_result', [
      ...[key('commune_id'), key('campaign_id'), key('period')],
      ...[text('released_on'), text('released_by'), long('done')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('public_result');
  }
}
