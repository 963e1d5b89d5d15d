import { hoursByDays, lastWaking, type OpeningHours, wakesAt } from './opening-hours.js';

const working = { opensAt: '07:00', closesAt: '17:30' };
const week: OpeningHours = [...Array(5).fill(working), { opensAt: '07:30', closesAt: '11:30' }, null];
/** 2 November 2026 is a Monday. */
const at = (day: number, time: string) => wakesAt(week, new Date(`2026-11-0${day}T${time}:00+07:00`));

describe('a tablet with hours by weekday', () => {
  it('is awake within them, to the minute', () => {
    expect([at(2, '07:00'), at(6, '17:29'), at(7, '11:29')]).toEqual([null, null, null]);
  });

  it('wakes later today, or on the next day that is open', () => {
    expect(at(2, '06:59')).toEqual({ opensAt: '07:00', weekday: null });
    expect(at(2, '17:30')).toEqual({ opensAt: '07:00', weekday: 2 });
    expect(at(6, '20:00')).toEqual({ opensAt: '07:30', weekday: 6 });
    expect(at(7, '12:00')).toEqual({ opensAt: '07:00', weekday: 1 });
    expect(at(8, '09:00')).toEqual({ opensAt: '07:00', weekday: 1 });
  });

  it('last had to wake today, or on the last day that was open', () => {
    const woke = (day: number, time: string, hours: OpeningHours | null = week) =>
      lastWaking(hours, new Date(`2026-11-0${day}T${time}:00+07:00`)).toISOString();
    expect(woke(3, '07:00')).toBe('2026-11-03T00:00:00.000Z');
    expect(woke(3, '06:59')).toBe('2026-11-02T00:00:00.000Z');
    expect(woke(8, '12:00')).toBe('2026-11-07T00:30:00.000Z');
    expect(woke(3, '00:30', null)).toBe('2026-11-02T17:00:00.000Z');
  });

  it('says equal days that follow each other in one line', () => {
    expect(hoursByDays(week)).toEqual([
      { from: 1, to: 5, ...working },
      { from: 6, to: 6, opensAt: '07:30', closesAt: '11:30' },
    ]);
    expect(hoursByDays([working, null, working, ...Array(4).fill(null)]).map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });
});
