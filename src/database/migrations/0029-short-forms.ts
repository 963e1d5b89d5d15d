import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sheets of paper that ask the short form; those of before ask every question. */
export class ShortForms1763690000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE paper_batch ADD COLUMN form varchar NOT NULL DEFAULT 'full'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE paper_batch DROP COLUMN form');
  }
}
