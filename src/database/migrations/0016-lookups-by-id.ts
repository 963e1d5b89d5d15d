import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The address of a campaign, a meeting's wall or a paper batch holds its ID only, without the commune of its key. */
export class LookupsById1763690000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createIndex(table, byId(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.dropIndex(table, byId(table));
  }
}

const tables = ['campaign', 'meeting', 'paper_batch'];
const byId = (table: string): TableIndex => new TableIndex({ name: `${table}_id`, columnNames: ['id'] });
