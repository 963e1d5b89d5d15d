import { FailedSignIns } from './failed-sign-ins.js';

describe('what fails when people sign in', () => {
  const at = (time: string): Date => new Date(`2026-11-03T${time}Z`);

  it('is told at the first attempt of an hour, the fourth, the sixteenth …', () => {
    const failures = new FailedSignIns();
    const told = Array.from({ length: 1000 }, () => failures.failed('lan', at('05:00'))).filter((one) => one !== null);
    expect(told).toEqual([1, 4, 16, 64, 256]);
  });

  it('is counted by account, and anew each hour', () => {
    const failures = new FailedSignIns();
    expect([failures.failed('lan', at('05:00')), failures.failed('hoa', at('05:59'))]).toEqual([1, 1]);
    expect([failures.failed('lan', at('05:59')), failures.failed('lan', at('06:00'))]).toEqual([null, 1]);
  });

  it('is told at the next attempt where the log could not be written', () => {
    const failures = new FailedSignIns();
    failures.failed('lan', at('05:00'));
    failures.takeBack('lan');
    expect(failures.failed('lan', at('05:00'))).toBe(1);
  });
});
