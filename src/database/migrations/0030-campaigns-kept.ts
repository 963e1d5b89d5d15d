import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which department leads a campaign, and when a locked one was put away; nothing is known of those of before. */
export class CampaignsKept1763690000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE campaign ADD COLUMN owner_unit varchar');
    await runner.query('ALTER TABLE campaign ADD COLUMN archived_at varchar(24)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE campaign DROP COLUMN archived_at');
    await runner.query('ALTER TABLE campaign DROP COLUMN owner_unit');
  }
}
