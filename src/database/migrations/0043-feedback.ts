import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, keyCount, long, makeTable, optional, text } from './table.js';

/** What people say outside the surveys, and what is done about it. */
export class Feedback1763690000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'feedback_entry',
      [
        ...[key('commune_id'), key('id'), text('received_on'), text('channel'), text('kind')],
        ...[optional(text('village')), optional(text('unit')), optional(text('place'))],
        ...[optional(long('original')), long('masked'), long('spans'), optional(text('masked_by')), long('words')],
        ...[optional(long('contact')), optional(text('tracking_hash')), optional(text('source'))],
        optional(text('entered_by')),
      ],
      [
        { columns: ['commune_id', 'received_on'] },
        { columns: ['commune_id', 'source'], unique: true },
        { columns: ['tracking_hash'], unique: true },
      ],
    );
    await makeTable(
      runner,
      'feedback_case',
      [
        ...[key('commune_id'), key('entry_id'), text('state'), text('opened_on')],
        ...[optional(text('owner')), optional(text('due_on')), optional(text('answered_on'))],
        ...[optional(long('answer')), optional(long('done')), count('disputes'), optional(text('closed_on'))],
        count('changes'),
      ],
      [{ columns: ['commune_id', 'state'] }],
    );
    await makeTable(runner, 'case_step', [
      ...[key('commune_id'), key('entry_id'), keyCount('number'), text('kind'), text('on_day'), text('by_whom')],
      ...[optional(long('words')), optional(long('original')), optional(text('owner')), optional(text('due_on'))],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['case_step', 'feedback_case', 'feedback_entry']) await runner.dropTable(name);
  }
}
