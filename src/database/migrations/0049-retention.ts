import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { count, key, long, makeTable, optional, text } from './table.js';

/** Periods whose rows are gone by their term, and what people asked to be erased. */
export class Retention1763690000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'sealed_period', [
      ...[key('commune_id'), key('campaign_id'), key('period'), text('sealed_on'), count('responses'), text('hash')],
    ]);
    await runner.addColumn('code_issue', new TableColumn({ ...count('spent_gone'), default: 0 }));
    await makeTable(runner, 'erasure_request', [
      ...[key('commune_id'), key('id'), text('received_on'), text('answer_by'), long('asked'), text('entered_by')],
      ...[optional(text('answered_on')), optional(text('answered_by')), optional(long('answer'))],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['erasure_request', 'sealed_period']) await runner.dropTable(name);
    await runner.dropColumn('code_issue', 'spent_gone');
  }
}
