import type { Day } from '../rules/days.js';
import type { Work } from './statement.js';

/**
 * How long a room keeps something, and how it goes afterwards. Each room declares its own (`retention.ts`), the shell
 * collects them, and nothing is promised to citizens that no term keeps.
 */
export interface RetentionTerm {
  /** Its words stand in the languages under `retention.terms`. */
  readonly name: string;
  /** Whole months; 0 where it goes as soon as it is needed no more. */
  readonly months: number;
  /** How many rows of a commune are past their term on a day. */
  readonly due: (communeId: string, today: Day) => Work<number>;
  /**
   * Deletes what is past its term on a day: some of it at a time, so that no answer waits for it.
   * @returns how many rows went; 0 where nothing is left to go
   */
  readonly end: (communeId: string, today: Day) => Work<number>;
}

/** Rows that go in one unit of work. */
export const ROWS_AT_ONCE = 2000;
