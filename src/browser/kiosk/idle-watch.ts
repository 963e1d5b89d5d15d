/** Seconds without a touch until the warning, and from the warning until the screen is cleared. */
const IDLE_SECONDS = 30;
const WARNING_SECONDS = 20;

interface Listener {
  /** Seconds left; called every second of the warning. */
  warn(seconds: number): void;
  over(): void;
}

/** Watches whether anybody is still there. */
export class IdleWatch {
  private timer = 0;

  constructor(private readonly listener: Listener) {}

  /** Somebody is there. */
  touched(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.warn(WARNING_SECONDS), IDLE_SECONDS * 1000);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private warn(seconds: number): void {
    if (seconds === 0) {
      this.listener.over();
      return;
    }
    this.listener.warn(seconds);
    this.timer = window.setTimeout(() => this.warn(seconds - 1), 1000);
  }
}
