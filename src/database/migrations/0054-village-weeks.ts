import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, keyCount, makeTable, optional, text } from './table.js';

/** What the heads of villages heard in a week, and the links by which they say so. */
export class VillageWeeks1763690000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'village_link',
      [
        ...[key('commune_id'), key('village'), keyCount('number'), text('code_hash'), text('made_on')],
        optional(text('revoked_on')),
      ],
      [{ columns: ['code_hash'], unique: true }],
    );
    await makeTable(runner, 'village_report', [
      ...[key('commune_id'), key('week'), key('village'), text('reported_on'), optional(text('reported_by'))],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['village_report', 'village_link']) await runner.dropTable(name);
  }
}
