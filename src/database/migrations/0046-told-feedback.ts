import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, long, makeTable, optional, text } from './table.js';

/** What of what people said is told to everybody, with what was done about it. */
export class ToldFeedback1763690000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'told_feedback',
      [
        ...[key('commune_id'), key('entry_id'), long('said'), long('done'), optional(text('done_by'))],
        ...[text('told_on'), text('told_by'), optional(text('taken_back_on')), optional(text('taken_back_by'))],
        ...[optional(long('reason')), count('number'), count('changes')],
      ],
      [{ columns: ['commune_id', 'told_on'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('told_feedback');
  }
}
