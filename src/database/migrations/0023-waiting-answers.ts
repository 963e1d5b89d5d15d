import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** What waits to be settled is counted and listed without walking through all that was ever set aside. */
export class WaitingAnswers1763690000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('set_aside', bySettlement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('set_aside', bySettlement);
  }
}

const bySettlement = new TableIndex({
  name: 'set_aside_settled',
  columnNames: ['commune_id', 'settled_on', 'reason', 'received_on', 'id'],
});
