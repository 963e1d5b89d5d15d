import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import type { Day } from '../rules/days.js';

/**
 * How many responses a point or a tablet may bring before the further ones are marked as a burst. Nobody is refused,
 * and no address is looked at: behind one there may be a hall with 300 people. Counted by each process for itself.
 */
@Injectable()
export class ArrivalLimits {
  private readonly atPoints = new CountsOfWindow();
  private readonly fromTablets = new CountsOfWindow();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one arrival.
   * @param tablet its id; null for a phone. What a tablet sends may have waited for a week, so not the minutes of its
   * arrival are counted but the answers of one day.
   * @param businessDate day of the answer
   * @returns true when there are more than the settings allow
   */
  isBurst(pointId: string, tablet: string | null, businessDate: Day): boolean {
    if (tablet !== null) {
      const day = this.clock.today();
      return this.fromTablets.add(`${tablet} ${businessDate}`, day) > this.settings.burstPerTablet;
    }
    const window = String(Math.floor(this.clock.now().getTime() / WINDOW_MS));
    return this.atPoints.add(pointId, window) > this.settings.burstPerPoint;
  }
}

const WINDOW_MS = 10 * 60_000;

/** Counts by name, all forgotten when the next window begins. */
class CountsOfWindow {
  private window = '';
  private readonly counts = new Map<string, number>();

  add(name: string, window: string): number {
    if (window !== this.window) this.counts.clear();
    this.window = window;
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return count;
  }
}
