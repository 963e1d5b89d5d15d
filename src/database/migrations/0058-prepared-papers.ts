import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { key, long, makeTable, optional, text, yesNo } from './table.js';

/** Papers that the server prepares by itself, and papers that were made by mistake. */
export class PreparedPapers1763690000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'prepared_paper', [
      ...[key('commune_id'), key('id'), text('kind'), text('period'), optional(text('campaign_id'))],
      ...[yesNo('is_final'), optional(text('prepared_on')), optional(text('failed_at'))],
      ...[optional(text('told_on')), optional(text('attended_on')), optional(text('attended_by'))],
    ]);
    for (const column of [text('discarded_on'), text('discarded_by'), long('discarded_because')])
      await runner.addColumn('made_document', new TableColumn(optional(column)));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['discarded_because', 'discarded_by', 'discarded_on'])
      await runner.dropColumn('made_document', name);
    await runner.dropTable('prepared_paper');
  }
}
