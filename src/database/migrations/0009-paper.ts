import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, keyCount, long, makeTable, optional, text } from './table.js';

/** Paper: batches handed out, the sheets of each by number, and every version that was keyed of a sheet. */
export class Paper1763690000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'paper_batch',
      [
        ...[key('commune_id'), key('id'), text('code'), text('campaign_id'), text('point_id')],
        ...[optional(text('meeting_id')), text('handed_out_by'), count('issued'), optional(count('returned'))],
        text('made_on'),
      ],
      [{ columns: ['commune_id', 'code'], unique: true }, { columns: ['commune_id', 'campaign_id'] }],
    );
    await makeTable(runner, 'paper_sheet', [
      ...[key('commune_id'), key('batch_id'), keyCount('number'), text('state')],
      ...[optional(text('response_id')), optional(text('spoilt_because')), text('first_by')],
      ...[optional(text('second_by')), optional(text('settled_by'))],
    ]);
    await makeTable(runner, 'paper_keying', [
      ...[key('commune_id'), key('batch_id'), keyCount('number'), key('version'), text('keyed_by'), long('answers')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['paper_keying', 'paper_sheet', 'paper_batch']) await runner.dropTable(table);
  }
}
