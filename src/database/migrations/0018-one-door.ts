import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/**
 * Campaigns keep their leads by day and the names of their sums, and may ask something shorter on tablets. What is set
 * aside keeps what it needs to become a response, and how it was settled. In SQL, because TypeORM copies the whole
 * table on SQLite to add a column.
 */
export class OneDoor1763690000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE campaign ADD COLUMN tablet_version varchar');
    await runner.query("ALTER TABLE campaign ADD COLUMN layout text NOT NULL DEFAULT '[]'");
    await runner.query('ALTER TABLE campaign ADD COLUMN reorganised integer NOT NULL DEFAULT 0');
    await rewriteLeads(runner, (leads) => [{ from: '2000-01-01', leads }]);
    for (const column of newColumns) await runner.query(`ALTER TABLE set_aside ADD COLUMN ${column}`);
    for (const index of indices) await runner.createIndex('set_aside', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of indices) await runner.dropIndex('set_aside', index);
    for (const column of newColumns) await runner.query(`ALTER TABLE set_aside DROP COLUMN ${column.split(' ')[0]}`);
    await rewriteLeads(runner, (all) => (all as readonly { leads: unknown }[])[0]?.leads ?? {});
    await runner.query('ALTER TABLE campaign DROP COLUMN reorganised');
    await runner.query('ALTER TABLE campaign DROP COLUMN layout');
    await runner.query('ALTER TABLE campaign DROP COLUMN tablet_version');
  }
}

const newColumns = [
  ...['version varchar', 'language varchar', 'assisted varchar', 'answered_on varchar'],
  'by_tablet boolean NOT NULL DEFAULT false',
  ...['settled varchar', 'settled_on varchar', 'settled_by varchar', 'settled_because text'],
];

const indices = [
  new TableIndex({ name: 'set_aside_response', columnNames: ['commune_id', 'response_id'] }),
  new TableIndex({ name: 'set_aside_point', columnNames: ['commune_id', 'point_id', 'received_on'] }),
];

async function rewriteLeads(runner: QueryRunner, change: (leads: unknown) => unknown): Promise<void> {
  const campaigns: { commune_id: string; id: string; leads: string }[] = await runner.query(
    'SELECT commune_id, id, leads FROM campaign',
  );
  for (const { commune_id, id, leads } of campaigns) {
    // Both are keys and JSON of our own; the two databases name their parameters differently.
    const text = JSON.stringify(change(JSON.parse(leads))).replaceAll("'", "''");
    await runner.query(`UPDATE campaign SET leads = '${text}' WHERE commune_id = '${commune_id}' AND id = '${id}'`);
  }
}
