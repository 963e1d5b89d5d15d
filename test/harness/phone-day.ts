import { businessDate } from '../../src/config/clock.js';
import type { Day } from '../../src/rules/days.js';

/** Today by the clock of a phone in Vietnam: its script dates an answer by it, whatever the server's clock stands at. */
export function phoneDay(): Day {
  return businessDate(new Date());
}
