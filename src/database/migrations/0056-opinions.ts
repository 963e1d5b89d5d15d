import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, long, makeTable, optional, text, yesNo } from './table.js';

/** Matters on which households are asked, what was handed out and came back, and why they said so. */
export class Opinions1763690000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'opinion_matter', [
      ...[key('commune_id'), key('id'), text('name'), long('text'), text('opens_on'), text('closes_on')],
      ...[optional(text('closed_on')), optional(text('closed_by')), count('changes')],
    ]);
    await makeTable(runner, 'opinion_village', [
      ...[key('commune_id'), key('matter_id'), key('village'), count('households'), count('codes'), count('sheets')],
      ...[count('returned'), count('invalid'), count('yes'), count('no'), count('other')],
      ...[count('yes_by_code'), count('no_by_code'), count('other_by_code'), count('changes')],
    ]);
    await makeTable(
      runner,
      'opinion_code',
      [key('commune_id'), key('code_hash'), text('matter_id'), text('village'), yesNo('used')],
      [{ columns: ['code_hash'], unique: true }, { columns: ['commune_id', 'matter_id'] }],
    );
    await makeTable(runner, 'opinion_reason', [
      ...[key('commune_id'), key('matter_id'), key('id'), text('answer')],
      ...[optional(long('original')), long('masked'), long('spans'), optional(text('masked_by'))],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['opinion_reason', 'opinion_code', 'opinion_village', 'opinion_matter'])
      await runner.dropTable(name);
  }
}
