import type { Translated } from '../../sentence.js';
import type { participation as vietnamese } from '../vi/participation.js';

export const participation: Translated<typeof vietnamese> = {
  participation: {
    title: 'Participation',
    total: 'Received',
    unit: 'valid responses',
    today: 'Today:',
    late: 'Late (not counted):',
    withdrawn: 'Withdrawn by those who answered (not counted):',
    unheard: 'Tablets not heard of since yesterday:',
    unheardSince: '{name} (last on {day})',
    toDevices: 'See the tablets',
    flagged: 'Marked responses (counted all the same):',
    flag: { burst: 'arrived in a crowd', repeated: 'pressed on the tablet within seconds of the one before' },
    only: 'This page counts responses; it never shows results.',
    live: 'The numbers are live.',
    notLive: 'Connection lost, trying again; the numbers may be old.',
    byDay: 'By day',
    lately: { one: 'The last day.', other: 'The last {count} days.' },
    asTable: 'Show as a table',
    day: 'Day',
    notYet: 'Collecting has not begun.',
    byPoint: 'By collection point',
    byChannel: 'By channel',
  },
};
