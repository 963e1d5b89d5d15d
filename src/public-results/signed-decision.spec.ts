import { readDecision } from './signed-decision.js';

const days = { lockedOn: '2026-11-15', today: '2026-11-17' } as const;
const typed = (number: string, decidedOn: string) => readDecision({ number, decidedOn }, days);

describe('a decision that the chairman signed', () => {
  it('is read as people write it, on any day from the lock to today', () => {
    expect(typed(' 125/QĐ-UBND ', '15/11/2026')).toEqual({ number: '125/QĐ-UBND', decidedOn: '2026-11-15' });
    expect(typed('125/QĐ-UBND', '2026-11-17')).toEqual({ number: '125/QĐ-UBND', decidedOn: '2026-11-17' });
  });

  it.each([
    ['a day before the lock', '14/11/2026', 'beforeLock'],
    ['tomorrow', '2026-11-18', 'future'],
    ['a day that does not exist', '31/11/2026', 'day'],
    ['no day', '', 'day'],
  ])('is not one of %s', (_, day, fault) => {
    expect(typed('125/QĐ-UBND', day)).toEqual({ faults: { number: null, decidedOn: fault } });
  });

  it('has a number, and everything wrong with it is said at once', () => {
    expect(typed('  ', '')).toEqual({ faults: { number: 'number', decidedOn: 'day' } });
    expect(typed('', '16/11/2026')).toEqual({ faults: { number: 'number', decidedOn: null } });
  });
});
