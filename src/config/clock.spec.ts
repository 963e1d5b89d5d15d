import { jest } from '@jest/globals';
import { Clock } from './clock.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Time passes for the process and its clock; a jump is of the clock alone. */
const passes = (ms: number): void => jest.advanceTimersByTime(ms);
const jumps = (ms: number): void => jest.setSystemTime(Date.now() + ms);

describe('the clock', () => {
  let clock: Clock;
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-03T23:30+07:00') });
    clock = new Clock();
    clock.believe(new Date());
  });
  afterEach(() => jest.useRealTimers());

  it('is trusted however long nobody asked, as long as the time really passed', () => {
    passes(40 * DAY);
    expect([clock.state, clock.today(), clock.lockDay()]).toEqual(['trusted', '2026-12-13', '2026-12-13']);
  });

  it.each([
    [-2 * HOUR, 'behind'],
    [-40 * DAY, 'behind'],
    [4 * DAY, 'ahead'],
    [400 * DAY, 'ahead'],
    [-0.9 * HOUR, 'trusted'],
    [2.9 * DAY, 'trusted'],
  ])('after a jump of %d ms is %s', (ms, state) => {
    jumps(ms);
    expect(clock.state).toBe(state);
  });

  it('keeps the day that was last known while it is behind, and locks by no other', () => {
    jumps(-40 * DAY);
    passes(2 * DAY);
    expect([clock.state, clock.today(), clock.lockDay()]).toEqual(['behind', '2026-11-03', '2026-11-03']);
  });

  it('locks by the last certain day while it is ahead', () => {
    jumps(4 * DAY);
    expect([clock.state, clock.today(), clock.lockDay()]).toEqual(['ahead', '2026-11-07', '2026-11-03']);
  });

  it('lets no business day come twice when it is put right by some minutes at midnight', () => {
    passes(HOUR);
    expect(clock.today()).toBe('2026-11-04');
    jumps(-0.75 * HOUR);
    expect([clock.state, clock.today(), clock.lockDay()]).toEqual(['trusted', '2026-11-04', '2026-11-04']);
  });

  it.each([-2 * HOUR, 31 * DAY, -20_000 * DAY])('what lasts some minutes lasts as long after a jump of %d ms', (ms) => {
    const began = clock.certain().getTime();
    passes(10_000);
    jumps(ms);
    passes(20_000);
    expect(clock.certain().getTime() - began).toBe(30_000);
  });

  it('cannot be led back hour by hour', () => {
    for (let hour = 0; hour < 5; hour += 1) jumps(-0.9 * HOUR);
    expect(clock.state).toBe('behind');
  });

  it('is right again when it is put right, and when somebody says that it is', () => {
    jumps(400 * DAY);
    jumps(-400 * DAY);
    expect(clock.state).toBe('trusted');
    jumps(-40 * DAY);
    clock.believe(clock.now());
    expect([clock.state, clock.today()]).toEqual(['trusted', '2026-09-24']);
  });
});
