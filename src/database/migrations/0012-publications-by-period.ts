import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The newest publication of each period is asked for with every page of figures. */
export class PublicationsByPeriod1763690000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('publication', byPeriod);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('publication', byPeriod);
  }
}

const byPeriod = new TableIndex({
  name: 'publication_commune_id_campaign_id_period_sequence',
  columnNames: ['commune_id', 'campaign_id', 'period', 'sequence'],
});
