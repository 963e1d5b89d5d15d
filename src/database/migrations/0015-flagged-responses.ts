import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Officers see live how many responses are flagged: the few rows concerned are found without walking the others. */
export class FlaggedResponses1763690000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('survey_response', flagged);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('survey_response', flagged);
  }
}

const flagged = new TableIndex({
  name: 'survey_response_flagged',
  columnNames: ['commune_id', 'campaign_id', 'flags'],
  where: 'flags IS NOT NULL',
});
