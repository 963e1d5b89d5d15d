import { methodAddress } from './method-address.js';
import { toPeriodPicker } from './period-picker.view-model.js';

describe('a period of continuous feedback', () => {
  it('is chosen from those published, the newest first, and the rest of the address is kept', () => {
    const shown = { periods: ['2026-Q2', '2026-Q3'], satisfaction: { period: '2026-Q2' } };
    expect(toPeriodPicker(shown, { commune: 'spring', campaign: null }, 'vi')).toEqual({
      periods: [
        { value: '2026-Q3', name: 'quý III/2026', chosen: false },
        { value: '2026-Q2', name: 'quý II/2026', chosen: true },
      ],
      kept: [{ name: 'commune', value: 'spring' }],
    });
  });

  it('stands in the address of a method of its own', () => {
    expect(methodAddress({ campaign: 'c1', period: '2026-Q3', by: 'element', key: 'E5' })).toBe(
      '/dashboard/method?campaign=c1&by=element&period=2026-Q3&key=E5',
    );
    expect(methodAddress({ campaign: 'c1', period: '2026-11' })).toBe('/dashboard/method?campaign=c1&period=2026-11');
    expect(methodAddress({ campaign: 'c1', period: null })).toBe('/dashboard/method?campaign=c1');
  });
});
