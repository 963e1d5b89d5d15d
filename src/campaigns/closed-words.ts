import { businessDate, businessTime } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import type { Closed } from './closing.service.js';

/** Who closed something, and when, in words. */
export interface ClosedWords {
  /** Key of the sentence: a person, or something that works by itself. */
  readonly text: string;
  readonly by: string;
  readonly day: Day;
  readonly time: string;
}

/** @param sentences key under which there is one for a person, the clock and a command */
export function closedWords(closed: Closed | null, sentences: string): ClosedWords | null {
  if (!closed) return null;
  const { by, at } = closed;
  const kind = by === 'clock' || by === 'command' ? by : 'person';
  return { text: `campaigns.${sentences}.${kind}`, by, day: businessDate(at), time: businessTime(at) };
}
