import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { key, long, makeTable } from './table.js';

/**
 * What commits add to the sums, each as one row, until it is folded into them. Responses lose the index by campaign:
 * only a recount reads them so, and it walks a commune as well, while each response paid for a page of it.
 */
export class TallyAdditions1763690000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'tally_addition', [key('commune_id'), key('campaign_id'), key('id'), long('added')]);
    await runner.dropIndex('survey_response', byCampaign.name ?? '');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('survey_response', byCampaign);
    await runner.dropTable('tally_addition');
  }
}

const byCampaign = new TableIndex({
  name: 'survey_response_commune_id_campaign_id',
  columnNames: ['commune_id', 'campaign_id'],
});
