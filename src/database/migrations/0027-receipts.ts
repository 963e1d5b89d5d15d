import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/**
 * A response is found by its receipt, of which a keyed hash is kept. In SQL, because TypeORM copies the whole table on
 * SQLite to add a column; what is stored already gets its hash at the start after this, which knows the secret.
 */
export class Receipts1763690000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE survey_response ADD COLUMN receipt_hash varchar');
    await runner.createIndex('survey_response', byReceipt);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('survey_response', byReceipt);
    await runner.query('ALTER TABLE survey_response DROP COLUMN receipt_hash');
  }
}

const byReceipt = new TableIndex({
  name: 'survey_response_receipt',
  columnNames: ['commune_id', 'receipt_hash'],
  where: 'receipt_hash IS NOT NULL',
});
