import { DataSource } from 'typeorm';
import type { TestServer } from './server.js';

/** Every row of every table, as text, to be compared byte by byte. */
export type WholeDatabase = Readonly<Record<string, readonly string[]>>;

export async function wholeDatabase(server: TestServer): Promise<WholeDatabase> {
  const dataSource = server.get(DataSource);
  const tables: { name: string }[] = await dataSource.query(
    dataSource.options.type === 'postgres'
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
      : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1",
  );
  const whole: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const found: object[] = await dataSource.query(`SELECT * FROM "${name}"`);
    // That a program called today is no change.
    whole[name] = found.map((row) => JSON.stringify({ ...row, last_used_on: undefined })).sort();
  }
  return whole;
}

/**
 * From now on no entry can be added to the audit log.
 * @param commune to its log only, where one is named
 * @returns how to end it
 */
export async function breakAudit(server: TestServer, commune?: string): Promise<() => Promise<void>> {
  const dataSource = server.get(DataSource);
  const which = commune === undefined ? '' : `WHEN (NEW.chain = '${commune}')`;
  if (dataSource.options.type !== 'postgres') {
    await dataSource.query(
      `CREATE TRIGGER audit_broken BEFORE INSERT ON audit_entry ${which}
       BEGIN SELECT RAISE(ABORT, 'the audit log fails'); END`,
    );
    return () => dataSource.query('DROP TRIGGER audit_broken');
  }
  await dataSource.query(
    `CREATE OR REPLACE FUNCTION audit_fails() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'the audit log fails'; END $$`,
  );
  await dataSource.query(
    `CREATE TRIGGER audit_broken BEFORE INSERT ON audit_entry FOR EACH ROW ${which} EXECUTE FUNCTION audit_fails()`,
  );
  return () => dataSource.query('DROP TRIGGER audit_broken ON audit_entry');
}
