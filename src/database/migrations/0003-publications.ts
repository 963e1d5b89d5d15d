import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, long, makeTable, text, yesNo } from './table.js';

/** Publications: the immutable snapshots that every figure is read from. */
export class Publications1763690000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'publication', [
      ...[key('commune_id'), key('id'), text('campaign_id'), text('period'), count('sequence'), yesNo('locked')],
      ...[text('published_at'), text('data_hash'), long('content')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('publication');
  }
}
