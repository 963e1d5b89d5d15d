import type { Translated } from '../../sentence.js';
import type { formatting as vietnamese } from '../vi/formatting.js';

export const formatting: Translated<typeof vietnamese> = {
  language: { name: 'English' },
  days: {
    day: '{number} {monthName} {year}',
    shortDay: '{number} {monthName}',
    month: '{monthName} {year}',
    quarter: 'Q{number} {year}',
  },
};
