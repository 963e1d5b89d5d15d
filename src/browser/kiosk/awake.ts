/**
 * Keeps the tablet's screen lit while it is open, and its page over the whole screen. Both are asked of the browser again
 * whenever it took them back; one that knows neither shows the page all the same.
 */
export class Awake {
  private lock: WakeLockSentinel | null = null;

  /** @param isAsleep outside opening hours the screen may go dark */
  constructor(private readonly isAsleep: () => boolean) {
    document.addEventListener('visibilitychange', () => void this.refresh());
  }

  /** Holds the screen awake or lets it go, as it has to be at this hour. */
  async refresh(): Promise<void> {
    if (!('wakeLock' in navigator)) return;
    const { lock } = this;
    if (this.isAsleep()) {
      this.lock = null;
      await lock?.release();
    } else if (document.visibilityState === 'visible' && (!lock || lock.released)) {
      // A low battery refuses it; the next minute asks again.
      this.lock = await navigator.wakeLock.request('screen').catch(() => null);
    }
  }

  /** With a touch only: browsers let nothing else fill the screen. An installed page fills it already. */
  fillScreen(): void {
    if (document.fullscreenElement || !matchMedia('(display-mode: browser)').matches) return;
    void document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
  }
}
