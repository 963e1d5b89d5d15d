import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tablet's hours by weekday, instead of the same ones on every day. */
export class OpeningHours1763690000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device ADD COLUMN hours text');
    const day = `'{"opensAt":"' || opens_at || '","closesAt":"' || closes_at || '"}'`;
    const week = Array.from({ length: 7 }, () => day).join(` || ',' || `);
    await runner.query(
      `UPDATE device SET hours = '[' || ${week} || ']' WHERE opens_at IS NOT NULL AND closes_at IS NOT NULL`,
    );
    for (const column of before) await runner.query(`ALTER TABLE device DROP COLUMN ${column}`);
  }

  /** Of different hours those of the first open day are kept. */
  async down(runner: QueryRunner): Promise<void> {
    for (const column of before) await runner.query(`ALTER TABLE device ADD COLUMN ${column} varchar`);
    const rows: { id: string; hours: string }[] = await runner.query(
      'SELECT id, hours FROM device WHERE hours IS NOT NULL',
    );
    for (const { id, hours } of rows) {
      const week: readonly ({ opensAt: string; closesAt: string } | null)[] = JSON.parse(hours);
      const open = week.find((day) => day !== null);
      const [opensAt, closesAt] = [open?.opensAt, open?.closesAt].map((time) => (time ? `'${time}'` : 'NULL'));
      await runner.query(`UPDATE device SET opens_at = ${opensAt}, closes_at = ${closesAt} WHERE id = '${id}'`);
    }
    await runner.query('ALTER TABLE device DROP COLUMN hours');
  }
}

const before = ['opens_at', 'closes_at'];
