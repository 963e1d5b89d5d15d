import type { Day } from '../rules/days.js';
import { complaintRates, type JudgedCase, unitFigures } from './unit-table.js';

const today: Day = '2026-11-30';
const aCase = (answeredOn: Day | null, disputes = 0, dueOn: Day | null = '2026-11-20'): JudgedCase => {
  return { owner: 'parks', openedOn: '2026-11-10', dueOn, answeredOn, disputes };
};
const cases = [
  ...[aCase('2026-11-12'), aCase('2026-11-20', 1), aCase('2026-11-25'), aCase(null)],
  ...[aCase(null, 0, '2026-12-05'), aCase(null, 0, null)],
];

describe('the cases of a unit', () => {
  it('are counted once each by how they stand against their deadline', () => {
    const figures = unitFigures(cases, today);
    expect(figures).toEqual({ received: 6, inTime: 2, late: 1, open: 2, overdue: 1, disputed: 1, medianDays: 10 });
    expect(figures.inTime + figures.late + figures.open + figures.overdue).toBe(figures.received);
  });

  it('have no median where none is answered, and the mean of the two in the middle where they are even', () => {
    expect(unitFigures([aCase(null)], today).medianDays).toBeNull();
    expect(unitFigures([aCase('2026-11-10'), aCase('2026-11-13')], today).medianDays).toBe(1.5);
  });
});

describe('the rates that come from complaints', () => {
  it('leave out who is still within the deadline, and are counts only below ten', () => {
    expect(complaintRates(cases, today)).toEqual({
      inTime: { part: 2, whole: 4, rate: null },
      satisfied: { part: 3, whole: 6, rate: null },
    });
  });

  it('are rates from ten on', () => {
    const ten = [...Array.from({ length: 9 }, () => aCase('2026-11-12')), aCase('2026-11-12', 1)];
    expect(complaintRates(ten, today)).toEqual({
      inTime: { part: 10, whole: 10, rate: 1 },
      satisfied: { part: 9, whole: 10, rate: 0.9 },
    });
  });
});
