import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log keeps in plain letters what it is searched by: SQLite and PostgreSQL do not agree on capitals. */
export class LogWords1763690000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE audit_entry ADD COLUMN words text NOT NULL DEFAULT ''");
    const one = runner.connection.options.type === 'postgres' ? ['$1', '$2', '$3'] : ['?', '?', '?'];
    const fill = `UPDATE audit_entry SET words = ${one[0]} WHERE chain = ${one[1]} AND number = ${one[2]}`;
    const chains: { chain: string }[] = await runner.query('SELECT DISTINCT chain FROM audit_entry');
    for (const { chain } of chains) {
      for (let last = 0; ; ) {
        const page: Written[] = await runner.query(
          `SELECT number, object, details FROM audit_entry WHERE chain = ${one[0]} AND number > ${one[1]}
           ORDER BY number LIMIT 1000`,
          [chain, last],
        );
        for (const { number, object, details } of page) {
          await runner.query(fill, [plain(`${object} ${details}`), chain, number]);
          last = number;
        }
        if (page.length === 0) break;
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_entry DROP COLUMN words');
  }
}

interface Written {
  readonly number: number;
  readonly object: string;
  readonly details: string;
}

const plain = (text: string): string => text.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '');
