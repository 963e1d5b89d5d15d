import type { DataSource } from 'typeorm';

/**
 * Looks at every page of a SQLite file; PostgreSQL does so by itself.
 * @throws Error where one is damaged: what is stored in it now would make it worse
 */
export async function assertWhole(dataSource: DataSource): Promise<void> {
  const { options } = dataSource;
  if (options.type !== 'better-sqlite3') return;
  const [found]: { quick_check: string }[] = await dataSource.query('PRAGMA quick_check(1)');
  if (found?.quick_check !== 'ok') throw new Error(`${options.database} is damaged: restore a backup`);
}
