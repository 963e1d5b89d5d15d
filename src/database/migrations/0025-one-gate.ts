import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/**
 * Nothing is told before it is locked: what was published of running periods goes. What is locked keeps, as `original`,
 * what its hash covers; its `content` is made of that when the server starts.
 */
export class OneGate1763690000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('publication', bySequence);
    await runner.query('DELETE FROM publication WHERE NOT locked');
    await runner.query('ALTER TABLE publication ADD COLUMN hash_version integer NOT NULL DEFAULT 1');
    await runner.query('ALTER TABLE publication ADD COLUMN original text');
    await runner.query("UPDATE publication SET original = content, content = ''");
    await runner.query('ALTER TABLE publication DROP COLUMN locked');
    await runner.query('ALTER TABLE publication DROP COLUMN sequence');
    await runner.createIndex('publication', byPeriod);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('publication', byPeriod);
    await runner.query('ALTER TABLE publication ADD COLUMN sequence integer NOT NULL DEFAULT 1');
    const yes = runner.connection.options.type === 'postgres' ? 'true' : '1';
    await runner.query(`ALTER TABLE publication ADD COLUMN locked boolean NOT NULL DEFAULT ${yes}`);
    await runner.query('DELETE FROM publication WHERE original IS NULL');
    await runner.query('UPDATE publication SET content = original');
    await runner.query('ALTER TABLE publication DROP COLUMN original');
    await runner.query('ALTER TABLE publication DROP COLUMN hash_version');
    await runner.createIndex('publication', bySequence);
  }
}

const columns = ['commune_id', 'campaign_id', 'period'];
const byPeriod = new TableIndex({ name: 'publication_commune_id_campaign_id_period', columnNames: columns });
const bySequence = new TableIndex({
  name: 'publication_commune_id_campaign_id_period_sequence',
  columnNames: [...columns, 'sequence'],
});
