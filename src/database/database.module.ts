import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { knowBytes } from './columns.js';
import { dataSourceOptions, outliveBackends } from './data-source.js';
import { OtherServers } from './other-servers.js';
import { isTooSlow, whyUnavailable } from './unavailable.js';
import { WriteQueue } from './write-queue.js';

/** Opens the database, brings its tables up to date, and gives every room the one write queue, and the line to other servers. */
@Global()
@Module({ providers: [OtherServers, WriteQueue], exports: [OtherServers, WriteQueue] })
export class DatabaseModule {
  static with({ databaseUrl, sqliteFile }: Settings, steps: OpeningSteps): DynamicModule {
    const database = TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...dataSourceOptions(databaseUrl, sqliteFile), autoLoadEntities: true, retryAttempts: 0 }),
      dataSourceFactory: (options) => opened(options, steps),
    });
    return { module: DatabaseModule, imports: [database] };
  }
}

/** What others have to say before a database is used. */
export interface OpeningSteps {
  /** Looks at it, and throws what refuses it: nothing is changed then. */
  readonly beforeAnything: (dataSource: DataSource) => Promise<void>;
  /** Its tables are about to be changed, and it is in use. */
  readonly beforeUpgrade: () => void;
}

async function opened(options: DataSourceOptions | undefined, steps: OpeningSteps): Promise<DataSource> {
  if (!options) throw new Error('A database without options');
  const dataSource = await connected(new DataSource({ ...options, migrationsRun: false }));
  if (options.type === 'postgres') outliveBackends(dataSource);
  try {
    await inTurn(dataSource, async () => {
      await steps.beforeAnything(dataSource);
      const isBehind = await dataSource.showMigrations();
      const [earlier] = await dataSource.query('SELECT name FROM migrations LIMIT 1');
      if (isBehind && earlier) steps.beforeUpgrade();
      await dataSource.runMigrations({ transaction: 'each' });
    });
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** Of servers and commands that start at once on one PostgreSQL, one changes the tables, and the others find them so. */
async function inTurn(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  if (dataSource.options.type !== 'postgres') return work();
  const connection = dataSource.createQueryRunner();
  const ask = (what: string) => connection.query(`SELECT ${what}(hashtext('tables')) AS taken`);
  try {
    while (!(await ask('pg_try_advisory_lock'))[0].taken) await new Promise((resolve) => setTimeout(resolve, 200));
    await work().finally(() => ask('pg_advisory_unlock'));
  } finally {
    await connection.release();
  }
}

/**
 * @param triesLeft where there is an answer, but too slow a one, as on a machine that starts everything at once
 * @throws Error that says in one sentence what is wrong with a database that is out of reach or damaged
 */
export async function connected(dataSource: DataSource, triesLeft = 4): Promise<DataSource> {
  knowBytes(dataSource);
  try {
    return await dataSource.initialize();
  } catch (cause) {
    const { options } = dataSource;
    if (triesLeft > 0 && isTooSlow(cause)) return connected(new DataSource(options), triesLeft - 1);
    const why = whyUnavailable(cause);
    if (options.type === 'postgres' && why === 'away') {
      const { host } = new URL(options.url ?? '');
      throw new Error(`The database at ${host} cannot be reached (DATABASE_URL)`, { cause });
    }
    if (why === 'damaged') throw new Error(`${options.database} is damaged: restore a backup`, { cause });
    throw cause;
  }
}
