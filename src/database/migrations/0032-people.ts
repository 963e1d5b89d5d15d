import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { count, key, long, makeTable, text } from './table.js';

/**
 * People with a name and a position, a second step of signing in, tokens that end, and a log that is read by its days.
 * Tokens of before go on without an end, and nobody knows who made them.
 */
export class People1763690000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE staff_user ADD COLUMN full_name varchar NOT NULL DEFAULT ''");
    await runner.query('ALTER TABLE staff_user ADD COLUMN position varchar');
    await runner.query('ALTER TABLE staff_user ADD COLUMN password_must_change boolean NOT NULL DEFAULT false');
    for (const column of tokenColumns) await runner.query(`ALTER TABLE access_token ADD COLUMN ${column} varchar`);
    await makeTable(runner, 'staff_second_step', [key('user_id'), long('secret'), count('last_step'), text('since')]);
    await makeTable(runner, 'staff_recovery_code', [key('user_id'), key('hash')]);
    await runner.createIndex('audit_entry', new TableIndex({ name: 'audit_entry_at', columnNames: ['at'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('audit_entry', 'audit_entry_at');
    for (const table of ['staff_recovery_code', 'staff_second_step']) await runner.dropTable(table);
    for (const column of tokenColumns) await runner.query(`ALTER TABLE access_token DROP COLUMN ${column}`);
    for (const column of ['password_must_change', 'position', 'full_name']) {
      await runner.query(`ALTER TABLE staff_user DROP COLUMN ${column}`);
    }
  }
}

const tokenColumns = ['expires_on', 'last_used_on', 'made_by'];
