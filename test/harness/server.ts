import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SchedulerRegistry } from '@nestjs/schedule';
import { createApp } from '../../src/app.js';
import { Clock } from '../../src/config/clock.js';
import { Settings } from '../../src/config/settings.js';
import { aFolder, databaseOfServer } from './fresh-database.js';

/** A clock the test sets; it stands still otherwise. What it is set to is believed, as if the time had passed. */
export class TestClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return this.instant;
  }

  /** Noon in Vietnam on a day. */
  moveTo(day: string): void {
    this.jumpTo(`${day}T12:00`);
    this.believe(this.instant);
  }

  moveBy(minutes: number): void {
    this.jumpBy(minutes);
    this.believe(this.instant);
  }

  /** The machine's clock says another time in Vietnam all at once: it is unsure where that is far off. */
  jumpTo(time: string): void {
    this.instant = new Date(`${time}+07:00`);
  }

  jumpBy(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}

export interface TestServer {
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  /** e.g. http://127.0.0.1:41234 */
  readonly url: string;
  readonly get: NestFastifyApplication['get'];
  /** Stops, and starts on the same database while its machine's clock says this time in Vietnam. */
  startAgain(time: string): Promise<TestServer>;
  /** Another server on the same database; it is stopped first. */
  beside(): Promise<TestServer>;
  stop(): Promise<void>;
}

/** The real application on a real, freshly migrated database and a real port. */
export async function startServer(today = '2026-11-03', more: Record<string, string> = {}): Promise<TestServer> {
  const folder = aFolder();
  const settings = Settings.read({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: await databaseOfServer(folder),
    SECRETS_FILE: join(folder, 'secrets.json'),
    ATTACHMENTS_FOLDER: join(folder, 'attachments'),
    BASE_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
    LOCK_EVERY: '86400',
    // What makes PDF files differs from machine to machine.
    PDF_PROGRAM: 'none',
    // So does the room on its disk.
    SPACE_SCARCE: '0',
    SPACE_LAST: '0',
    SPACE_LOW: '0',
    ...more,
  });
  return start(settings, folder, `${today}T12:00`);
}

async function start(settings: Settings, folder: string, time: string): Promise<TestServer> {
  const clock = new TestClock(new Date(`${time}+07:00`));
  const app = await createApp(settings, clock);
  await app.listen(0, '127.0.0.1');
  // Tests look at the clock themselves, or it would find their jumps between two steps.
  app.get(SchedulerRegistry, { strict: false }).deleteInterval('clock');
  return {
    app,
    clock,
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    get: app.get.bind(app),
    startAgain: async (later) => {
      await app.close();
      return start(settings, folder, later);
    },
    beside: async () => {
      const other = await start(settings, folder, time);
      return { ...other, stop: () => other.app.close() };
    },
    stop: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
