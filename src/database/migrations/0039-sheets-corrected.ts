import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keyed sheets that are corrected: each version says which it is in turn, on what day it was made and why. Those of
 * before came in the order of their names, on days that only the log tells.
 */
export class SheetsCorrected1763690000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE paper_keying ADD COLUMN turn integer NOT NULL DEFAULT 1');
    await runner.query('ALTER TABLE paper_keying ADD COLUMN keyed_on varchar');
    await runner.query('ALTER TABLE paper_keying ADD COLUMN because varchar');
    await runner.query("UPDATE paper_keying SET turn = 2 WHERE version = 'second'");
    await runner.query("UPDATE paper_keying SET turn = 3 WHERE version = 'settled'");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['because', 'keyed_on', 'turn']) {
      await runner.query(`ALTER TABLE paper_keying DROP COLUMN ${column}`);
    }
  }
}
