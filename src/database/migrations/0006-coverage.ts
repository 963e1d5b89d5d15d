import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, fraction, key, makeTable, optional, text } from './table.js';

/** How much of the whole a campaign has reached: visits by field and week, and what its round set out to collect. */
export class Coverage1763690000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'visit_count', [
      ...[key('commune_id'), key('campaign_id'), key('week'), key('field'), count('visits')],
    ]);
    await makeTable(runner, 'campaign_plan', [
      ...[key('commune_id'), key('campaign_id'), text('basis'), count('responses'), count('per_unit')],
      ...[optional(fraction('truth')), optional(count('list_size')), text('decided_on'), text('decided_by')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('campaign_plan');
    await runner.dropTable('visit_count');
  }
}
