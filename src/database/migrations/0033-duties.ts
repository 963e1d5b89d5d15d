import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, long, makeTable, optional, text, yesNo } from './table.js';

/** What a commune has to do in a year where it differs from the plans, what was done by hand, and who is reminded. */
export class Duties1763690000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'duty_setting', [
      ...[key('commune_id'), key('key'), optional(text('name')), optional(long('rule')), optional(text('role'))],
      ...[long('note'), yesNo('off'), text('made_on')],
    ]);
    await makeTable(runner, 'duty_mark', [
      ...[key('commune_id'), key('duty_key'), key('occurrence')],
      ...[text('marked_on'), text('marked_by'), long('note')],
    ]);
    await makeTable(runner, 'duty_mail', [
      ...[key('commune_id'), long('addresses'), optional(text('looked_on')), optional(text('told_to'))],
      ...[optional(text('sent_on')), optional(text('failed_on'))],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['duty_mail', 'duty_mark', 'duty_setting']) await runner.dropTable(name);
  }
}
