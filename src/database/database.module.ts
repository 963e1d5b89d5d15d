import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { dataSourceOptions, outliveBackends } from './data-source.js';
import { whyUnavailable } from './unavailable.js';
import { WriteQueue } from './write-queue.js';

/** Opens the database, brings its tables up to date, and gives every room the one write queue. */
@Global()
@Module({ providers: [WriteQueue], exports: [WriteQueue] })
export class DatabaseModule {
  /** @param beforeUpgrade called before the tables of a database that is in use are changed */
  static with({ databaseUrl, sqliteFile }: Settings, beforeUpgrade: () => void): DynamicModule {
    const database = TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...dataSourceOptions(databaseUrl, sqliteFile), autoLoadEntities: true, retryAttempts: 0 }),
      dataSourceFactory: (options) => opened(options, beforeUpgrade),
    });
    return { module: DatabaseModule, imports: [database] };
  }
}

async function opened(options: DataSourceOptions | undefined, beforeUpgrade: () => void): Promise<DataSource> {
  if (!options) throw new Error('A database without options');
  const dataSource = await connected(new DataSource({ ...options, migrationsRun: false }));
  if (options.type === 'postgres') outliveBackends(dataSource);
  try {
    const isBehind = await dataSource.showMigrations();
    const [earlier] = await dataSource.query('SELECT name FROM migrations LIMIT 1');
    if (isBehind && earlier) beforeUpgrade();
    await dataSource.runMigrations({ transaction: 'each' });
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** @throws Error that says in one sentence which database is out of reach */
async function connected(dataSource: DataSource): Promise<DataSource> {
  try {
    return await dataSource.initialize();
  } catch (cause) {
    const { options } = dataSource;
    if (options.type !== 'postgres' || whyUnavailable(cause) !== 'away') throw cause;
    const { host } = new URL(options.url ?? '');
    throw new Error(`The database at ${host} cannot be reached (DATABASE_URL)`, { cause });
  }
}
