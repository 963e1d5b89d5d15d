import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, keyCount, long, makeTable, optional, text, yesNo } from './table.js';

/** What a commune hands in each year for "Chính quyền thân thiện". */
export class Dossier1763690000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'dossier', [
      ...[key('commune_id'), keyCount('year'), text('criteria'), optional(text('level')), long('thresholds')],
      ...[optional(text('registered_on')), text('letter'), count('changes'), text('changed_by')],
      ...[optional(text('handed_in_on')), optional(text('handed_in_by')), optional(long('handed_in'))],
    ]);
    await makeTable(runner, 'dossier_score', [
      ...[key('commune_id'), keyCount('year'), key('code'), optional(count('maximum')), optional(count('points'))],
      ...[optional(yesNo('met')), long('comment'), count('changes'), text('changed_by')],
    ]);
    await makeTable(
      runner,
      'dossier_attachment',
      [
        ...[key('commune_id'), keyCount('year'), key('code'), key('hash'), text('name'), text('kind')],
        ...[count('bytes'), text('added_on'), text('added_by')],
      ],
      [{ columns: ['hash'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['dossier_attachment', 'dossier_score', 'dossier']) await runner.dropTable(name);
  }
}
