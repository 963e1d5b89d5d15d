import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { key, makeTable, text } from './table.js';

/**
 * Comments are kept masked and, as they were written, sealed; and what officers see in them. A migration knows no
 * secret: what is stored already stays unread behind a mark, and is masked and sealed at the start after this. In SQL,
 * because TypeORM copies the whole table on SQLite to add a column.
 */
export class Comments1763690000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of added) await runner.query(`ALTER TABLE comment ADD COLUMN ${column}`);
    await runner.query("UPDATE comment SET original = 'unsealed:' || text");
    for (const column of ['text', 'masked']) await runner.query(`ALTER TABLE comment DROP COLUMN ${column}`);
    await runner.query("ALTER TABLE comment ADD COLUMN masked text NOT NULL DEFAULT ''");
    await runner.createIndex('comment', byCampaign);
    await makeTable(
      runner,
      'comment_tag',
      [key('commune_id'), key('comment_id'), key('tag'), text('name'), text('campaign_id')],
      [{ columns: ['commune_id', 'campaign_id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('comment_tag');
    await runner.dropIndex('comment', byCampaign);
    await runner.query("ALTER TABLE comment ADD COLUMN text text NOT NULL DEFAULT ''");
    await runner.query('UPDATE comment SET text = masked');
    const names = added.map((column) => column.split(' ')[0]);
    for (const name of ['masked', ...names]) await runner.query(`ALTER TABLE comment DROP COLUMN ${name}`);
    await runner.query('ALTER TABLE comment ADD COLUMN masked boolean NOT NULL DEFAULT true');
  }
}

const added = [
  ...['element varchar', 'department varchar', 'trial boolean NOT NULL DEFAULT false', 'original text'],
  ...["spans text NOT NULL DEFAULT '[]'", 'masked_by varchar', "words text NOT NULL DEFAULT ''"],
];

const byCampaign = new TableIndex({ name: 'comment_by_campaign', columnNames: ['commune_id', 'campaign_id', 'id'] });
