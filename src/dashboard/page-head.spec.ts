import type { Satisfaction } from '../figures/satisfaction.js';
import { methodAddress } from './method.js';
import { periodName, toPeriodChoice } from './page-head.js';

describe('a period of continuous feedback', () => {
  it('is chosen from those published, the newest first, and the rest of the address is kept', () => {
    const address = { commune: 'spring', subject: 'centre', campaign: null, period: '2026-Q2' };
    const shown = { periods: ['2026-Q2', '2026-Q3'], overall: { period: '2026-Q2' } as Satisfaction, address };
    expect(toPeriodChoice({ ...shown, language: 'vi' })).toEqual({
      periods: [
        { value: '2026-Q3', name: 'quý III/2026', chosen: false },
        { value: '2026-Q2', name: 'quý II/2026', chosen: true },
      ],
      kept: [
        { name: 'commune', value: 'spring' },
        { name: 'subject', value: 'centre' },
      ],
    });
    expect(toPeriodChoice({ ...shown, periods: ['2026-Q2'], language: 'vi' })).toBeNull();
  });

  it('stands in the address of a method of its own', () => {
    expect(methodAddress({ campaign: 'c1', period: '2026-Q3', by: 'element', key: 'E5' })).toBe(
      '/dashboard/method?campaign=c1&by=element&period=2026-Q3&key=E5',
    );
    expect(methodAddress({ campaign: 'c1', period: '2026-11' })).toBe('/dashboard/method?campaign=c1&period=2026-11');
    expect(methodAddress({ campaign: 'c1', period: null })).toBe('/dashboard/method?campaign=c1');
  });
});

it.each([
  ['2026-Q3', 'alone', 'Quý III/2026'],
  ['2026-Q3', 'in a sentence', 'quý III/2026'],
  ['all', 'alone', 'November round'],
  ['all', 'in a sentence', 'đợt tháng 11/2026'],
] as const)('the period %s stands %s as %s', (period, place, name) => {
  const round = { name: 'November round', opensOn: '2026-11-01' } as const;
  expect(periodName({ period }, round, 'vi', place)).toBe(name);
});
