import { Injectable, Logger, type OnModuleInit, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { OtherServers } from '../database/other-servers.js';
import type { Work } from '../database/statement.js';
import { changing, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { Installation } from './installation.entity.js';

/**
 * Remembers in the database when it was last written to, and holds the clock against it: at start, and every minute
 * after. Several servers on one database share what they remember, and so an officer's confirmation too. An instant
 * that the clock is unsure of is never remembered.
 */
@Injectable()
export class ClockGuard implements OnModuleInit {
  private readonly logger = new Logger(ClockGuard.name);
  private written: string | null = null;
  private readonly tell: (message: null) => void;

  constructor(
    private readonly clock: Clock,
    private readonly queue: WriteQueue,
    others: OtherServers,
    /** Absent in commands beside a running server, which look once. */
    @Optional() private readonly schedule?: SchedulerRegistry,
  ) {
    this.tell = others.topic('clock', () => this.lookAgain());
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.schedule?.addInterval('clock', setInterval(() => this.lookAgain(), EVERY_MINUTE_MS).unref());
  }

  /** Compares the clock with what was last written, and writes the time while it is certain. */
  async look(): Promise<void> {
    const written = await this.queue.read(lastWritten());
    if (written !== null && this.isNews(written)) this.clock.believe(new Date(written));
    this.written = written;
    if (this.clock.state !== 'trusted') return;
    this.written = await this.queue.commit(() => remember(this.clock.now()));
  }

  /**
   * Somebody says that the clock is right, whatever was written before.
   * @param noted what is written together with it
   */
  async confirm(noted: () => Work<void>): Promise<void> {
    const now = this.clock.now();
    this.written = await this.queue.commit(() => confirmed(now, noted));
    this.clock.believe(now);
    this.tell(null);
  }

  /** The first look; a later instant, of another server; or an earlier one, which only an officer's word can make. */
  private isNews(written: string): boolean {
    return this.written === null || written < this.written || new Date(written) > this.clock.lastKnown;
  }

  private lookAgain(): void {
    const before = this.clock.state;
    this.look()
      .then(() => {
        const after = this.clock.state;
        if (after !== 'trusted') this.logger.warn(`The clock is ${after} what was last written: nothing locks`);
        else if (before !== after) this.logger.log('The clock is right again');
      })
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.message : String(error)));
  }
}

const EVERY_MINUTE_MS = 60_000;

const NAME = 'last-written';

/** ISO instants in UTC: their order as text is their order in time. */
function* lastWritten(): Work<string | null> {
  return (yield* tableOf(Installation).find({ name: NAME }))?.value ?? null;
}

/** Never moves it back. */
export function* remember(now: Date): Work<string | null> {
  const value = now.toISOString();
  const isNew = yield* tableOf(Installation).insertNew({ name: NAME, value });
  if (!isNew) {
    yield* changing(Installation, 'UPDATE installation SET value = $1 WHERE name = $2 AND value < $1', value, NAME);
  }
  return yield* lastWritten();
}

function* confirmed(now: Date, noted: () => Work<void>): Work<string> {
  const value = now.toISOString();
  yield* tableOf(Installation).upsert({ name: NAME, value });
  yield* noted();
  return value;
}
