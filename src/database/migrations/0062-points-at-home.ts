import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that stand on the first page for everybody. */
export class PointsAtHome1763690000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE collection_point ADD COLUMN on_home_page boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE collection_point DROP COLUMN on_home_page');
  }
}
