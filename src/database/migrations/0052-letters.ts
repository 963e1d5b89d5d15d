import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, keyCount, long, makeTable, optional, text } from './table.js';

/** Letters that communes send, with their numbers and the words that they begin with. */
export class Letters1763690000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'letter_template', [
      ...[key('commune_id'), key('kind'), text('subject'), long('text'), text('changed_on'), text('changed_by')],
    ]);
    await makeTable(runner, 'letter_number', [key('commune_id'), keyCount('year'), count('last')]);
    await makeTable(
      runner,
      'letter',
      [
        ...[key('commune_id'), key('id'), count('year'), count('number'), text('kind'), text('dated_on')],
        ...[optional(text('unit')), optional(text('case_id')), optional(long('content')), text('state')],
        ...[optional(text('sent_on')), text('made_by'), count('changes')],
      ],
      [{ columns: ['commune_id', 'year', 'number'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['letter', 'letter_number', 'letter_template']) await runner.dropTable(name);
  }
}
