import { type Day, isDay, readDay, writtenDay } from '../days.js';
import { type Fault, type Kind, plainField } from './kind.js';

/** A calendar day within its bounds, both included; kept as `YYYY-MM-DD`. */
export interface DateShape {
  readonly kind: 'date';
  readonly least: Day | null;
  readonly most: Day | null;
}

export const date: Kind<DateShape> = {
  entry: 'digits',
  faults: () => ['no-day', 'too-early', 'too-late'],
  check({ least, most }, value): Fault | null {
    if (typeof value !== 'string') return { code: 'wrong-type' };
    if (!isDay(value)) return { code: 'no-day' };
    if (least !== null && value < least) return { code: 'too-early', limits: { least: writtenDay(least) } };
    return most !== null && value > most ? { code: 'too-late', limits: { most: writtenDay(most) } } : null;
  },
  /** As people write a day, and as it is keyed without stops: `05112026`. */
  fromText(_, [text = '']) {
    return readDay(text.replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3')) ?? undefined;
  },
  keys: () => [],
  digits: 8,
  hint: 'enterDate',
  printed: { lines: 0, pattern: 'day' },
  field: ({ least, most }) => ({ ...plainField, date: true, least, most }),
};
