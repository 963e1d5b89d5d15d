import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, long, makeTable, optional, text } from './table.js';

/** What a commune hands in: how its papers are framed, and each as it was made. */
export class Documents1763690000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'document_frame', [
      ...[key('commune_id'), long('frame'), text('changed_on'), text('changed_by')],
    ]);
    await makeTable(
      runner,
      'made_document',
      [
        ...[key('commune_id'), key('id'), text('kind'), text('campaign_id'), optional(text('period'))],
        ...[optional(text('unit')), text('language'), optional(text('data_hash'))],
        ...[long('compositions'), long('edited'), long('frame'), text('made_at'), text('made_by')],
      ],
      [{ columns: ['commune_id', 'campaign_id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['made_document', 'document_frame']) await runner.dropTable(name);
  }
}
