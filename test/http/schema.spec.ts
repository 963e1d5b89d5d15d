import { DataSource } from 'typeorm';
import { startServer, type TestServer } from '../harness/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('the migrations', () => {
  it('make every table and column that the entities name, and none that differs', async () => {
    const dataSource = server.get(DataSource);
    const runner = dataSource.createQueryRunner();
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const table = await runner.getTable(tableName);
      const made = table?.columns.map(
        (column) => `${column.name}${column.isPrimary ? ' key' : ''}${column.isNullable ? ' optional' : ''}`,
      );
      const named = columns.map(
        (column) => `${column.databaseName}${column.isPrimary ? ' key' : ''}${column.isNullable ? ' optional' : ''}`,
      );
      expect({ tableName, columns: made?.sort() }).toEqual({ tableName, columns: named.sort() });
    }
    await runner.release();
  });

  it('begin the key of every table that grows with the commune', () => {
    const perServer = [
      'commune',
      'installation',
      'staff_user',
      'staff_session',
      'staff_second_step',
      'staff_recovery_code',
      'setup_code',
      'access_token',
      // By chain, and a chain is a commune's.
      'audit_entry',
      'audit_chain',
    ];
    const others = server
      .get(DataSource)
      .entityMetadatas.filter(({ tableName }) => !perServer.includes(tableName))
      .filter(({ primaryColumns: [first] }) => first?.databaseName !== 'commune_id')
      .map(({ tableName }) => tableName);
    expect(others).toEqual([]);
  });

  it('can be taken back one by one', async () => {
    const dataSource = server.get(DataSource);
    const applied = dataSource.migrations.length;
    for (let undone = 0; undone < applied; undone += 1) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await dataSource.showMigrations()).toBe(true);
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await dataSource.showMigrations()).toBe(false);
  });

  it('leave a database that flushes at every commit', async () => {
    const dataSource = server.get(DataSource);
    if (dataSource.options.type === 'postgres') {
      const [row] = await dataSource.query('SHOW synchronous_commit');
      expect(row.synchronous_commit).toBe('on');
      return;
    }
    const [mode] = await dataSource.query('PRAGMA synchronous');
    const [journal] = await dataSource.query('PRAGMA journal_mode');
    expect([mode.synchronous, journal.journal_mode]).toEqual([2, 'wal']);
  });
});
