import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { Clock } from '../../src/config/clock.js';
import { Settings } from '../../src/config/settings.js';
import { freshDatabase } from './fresh-database.js';

/** A clock the test sets; it stands still otherwise. */
export class TestClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return this.instant;
  }

  /** Noon in Vietnam on a day. */
  moveTo(day: string): void {
    this.instant = new Date(`${day}T05:00:00Z`);
  }

  moveBy(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}

export interface TestServer {
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  /** e.g. http://127.0.0.1:41234 */
  readonly url: string;
  readonly get: NestFastifyApplication['get'];
  stop(): Promise<void>;
}

/** The real application on a real, freshly migrated database and a real port. */
export async function startServer(today = '2026-11-03', more: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
  const clock = new TestClock(new Date(0));
  clock.moveTo(today);
  const settings = Settings.read({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: await freshDatabase(folder),
    SECRETS_FILE: join(folder, 'secrets.json'),
    BASE_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
    PUBLISH_EVERY: '86400',
    ...more,
  });
  const app = await createApp(settings, clock);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    clock,
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    get: app.get.bind(app),
    stop: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
