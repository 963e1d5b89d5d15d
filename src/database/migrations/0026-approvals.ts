import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, long, makeTable, text } from './table.js';

/**
 * Publishing takes two people: what is prepared waits in a table of its own. What was released before stays shown, as
 * approved by whoever released it, on that day; nobody is named as the one who prepared it.
 */
export class Approvals1763690000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'prepared_result', [
      ...[key('commune_id'), key('campaign_id'), key('period')],
      ...[text('prepared_on'), text('prepared_by'), long('done')],
    ]);
    for (const column of columns) await runner.query(`ALTER TABLE public_result ADD COLUMN ${column} varchar`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.query(`ALTER TABLE public_result DROP COLUMN ${column}`);
    await runner.dropTable('prepared_result');
  }
}

const columns = ['prepared_by', 'decision_number', 'decided_on'];
