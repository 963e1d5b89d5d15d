import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, keyCount, long, makeTable, text } from './table.js';

/** Questionnaires that a commune made itself, version by version, as they were written. */
export class OwnQuestionnaires1763690000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'own_questionnaire', [
      ...[key('commune_id'), key('key'), keyCount('number')],
      ...[text('state'), long('source')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('own_questionnaire');
  }
}
