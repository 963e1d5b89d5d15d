import { Inject, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { SchedulerRegistry } from '@nestjs/schedule';
import type { Settings } from '../config/settings.js';
import { OtherServers } from '../database/other-servers.js';

/**
 * Looks again and again, while the server runs, whether something is to be done. Each look waits for the one before it,
 * and the end of the server for the last; a look that fails is told, and the next comes all the same. Of several servers
 * on one database one looks at a time.
 */
export abstract class RepeatedJob implements OnApplicationBootstrap, OnApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** Given by Nest, so that a job asks only for what it works with. */
  @Inject(OtherServers)
  private readonly others!: OtherServers;

  /** @param schedule absent in commands beside a running server, which has the timers */
  constructor(
    protected readonly settings: Settings,
    private readonly schedule: SchedulerRegistry | undefined,
  ) {}

  /** One look. */
  protected abstract work(): Promise<void>;

  onApplicationBootstrap(): void {
    if (!this.schedule) return;
    this.timer = setInterval(() => this.look(), this.settings.lockEvery * 1000);
    this.timer.unref();
  }

  /** @returns once the look that runs is over */
  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Looks now, or joins the look that runs. */
  look(): Promise<void> {
    this.running ??= this.others
      .unlessElsewhere(this.constructor.name, () => this.work())
      .catch((error: unknown) => this.tell(error))
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  /** What went wrong, for whoever runs the server. */
  protected tell(error: unknown): void {
    const cause = error instanceof Error && error.cause instanceof Error ? `\nbecause: ${error.cause.message}` : '';
    this.logger.error((error instanceof Error ? (error.stack ?? error.message) : String(error)) + cause);
  }
}
