import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, long, makeTable, optional, text } from './table.js';

/** What officers think of flags, which responses two people left out, and why. */
export class Integrity1763690000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'flag_judgement', [
      ...[key('commune_id'), key('campaign_id'), key('period'), key('flag')],
      ...[text('verdict'), long('because'), count('weight'), text('judged_by'), text('judged_on')],
    ]);
    await makeTable(
      runner,
      'exclusion',
      [
        ...[key('commune_id'), key('id'), text('campaign_id'), text('period'), text('kind'), optional(text('flag'))],
        ...[optional(text('point_id')), optional(text('day')), optional(text('batch_id'))],
        ...[text('state'), count('responses')],
        ...[text('proposed_by'), text('proposed_role'), text('proposed_on'), long('because')],
        ...[optional(text('decided_by')), optional(text('decided_role')), optional(text('decided_on'))],
        ...[optional(long('decided_because'))],
        ...[optional(text('returned_by')), optional(text('returned_on')), optional(long('returned_because'))],
      ],
      [{ columns: ['commune_id', 'campaign_id'] }],
    );
    await makeTable(
      runner,
      'excluded_response',
      [key('commune_id'), key('response_id'), text('campaign_id'), text('exclusion_id'), text('point_id')],
      [{ columns: ['commune_id', 'exclusion_id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['excluded_response', 'exclusion', 'flag_judgement']) await runner.dropTable(name);
  }
}
