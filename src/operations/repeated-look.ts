/** Looks again and again, while the server runs, whether something is to be done; each look waits for the one before it. */
export class RepeatedLook {
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  /** @param work one look; it tells its failures itself, and the next look comes all the same */
  constructor(private readonly work: () => Promise<void>) {}

  /** @param seconds between two looks; commands beside a running server start none, since that has the timers */
  start(seconds: number): void {
    this.timer = setInterval(() => this.look(), seconds * 1000);
    this.timer.unref();
  }

  /** @returns once the look that runs is over */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Looks now, or joins the look that runs. */
  look(): Promise<void> {
    this.running ??= this.work().finally(() => {
      this.running = null;
    });
    return this.running;
  }
}
