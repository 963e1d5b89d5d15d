import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, makeTable, optional, text } from './table.js';

/** Codes handed out with a receipt slip, each good for one response. */
export class OneTimeCodes1763690000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'code_issue',
      [key('commune_id'), key('id'), text('point_id'), text('issued_on'), text('expires_on'), count('codes')],
      [{ columns: ['commune_id', 'point_id'] }],
    );
    await makeTable(
      runner,
      'one_time_code',
      [key('commune_id'), key('code_hash'), text('issue_id'), text('expires_on'), optional(text('spent_on'))],
      [{ columns: ['commune_id', 'issue_id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('one_time_code');
    await runner.dropTable('code_issue');
  }
}
