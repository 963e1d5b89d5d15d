import fc from 'fast-check';
import { formatCount, formatDecimal, formatInterval, formatRate, formatTarget, formatWholePercent } from './numbers.js';

const vi = { language: 'vi' } as const;

describe('a rate', () => {
  it('has one decimal and no space in Vietnamese, a point in English', () => {
    expect(formatRate(376 / 412, vi)).toBe('91,3%');
    expect(formatRate(0.9126, { language: 'en' })).toBe('91.3%');
    expect(formatRate(0.94, vi)).toBe('94,0%');
    expect(formatRate(1, vi)).toBe('100,0%');
    expect(formatRate(0, vi)).toBe('0,0%');
  });

  it('gets a second decimal where the first would carry it over the target', () => {
    expect(formatRate(0.8996, { ...vi, target: 0.9 })).toBe('89,96%');
    expect(formatRate(0.8996, vi)).toBe('90,0%');
    expect(formatRate(0.8996, { ...vi, target: null })).toBe('90,0%');
    expect(formatRate(0.9054, { language: 'en', target: 0.9053 })).toBe('90.54%');
  });

  it('is cut off on its own side where two decimals would carry it over as well', () => {
    expect(formatRate(0.899999, { language: 'en', target: 0.9 })).toBe('89.99%');
    expect(formatRate(0.900001, { ...vi, target: 0.9 })).toBe('90,0%');
  });

  it('is never written on the other side of the target', () => {
    const counts = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((base) => fc.record({ base: fc.constant(base), satisfied: fc.integer({ min: 0, max: base }) }));
    fc.assert(
      fc.property(counts, fc.constantFrom(0.9, 0.905, 0.9053, 0.29), ({ satisfied, base }, target) => {
        const rate = satisfied / base;
        const written = formatRate(rate, { language: 'en', target }).replace('%', '');
        expect(Number(written) / 100 >= target).toBe(rate >= target);
      }),
      {
        examples: [
          [{ base: 2500, satisfied: 2249 }, 0.9],
          [{ base: 100_000, satisfied: 89_999 }, 0.9],
        ],
      },
    );
  });

  it('is refused as a percentage', () => {
    expect(() => formatRate(91.3, vi)).toThrow(RangeError);
    expect(() => formatWholePercent(91, 'vi')).toThrow(RangeError);
  });
});

describe('an interval', () => {
  it('is two rates with a dash between', () => {
    expect(formatInterval({ lower: 0.88696, upper: 0.9329 }, vi)).toBe('88,7% – 93,3%');
  });

  it('does not contradict the verdict', () => {
    expect(formatInterval({ lower: 0.8998, upper: 0.94 }, { ...vi, target: 0.9 })).toBe('89,98% – 94,0%');
  });
});

describe('other numbers', () => {
  it('a provisional rate is in whole percent', () => {
    expect(formatWholePercent(0.91, 'vi')).toBe('91%');
    expect(formatWholePercent(0.57, 'en')).toBe('57%');
  });

  it('a target has no decimals it does not need', () => {
    expect(formatTarget(0.9, 'vi')).toBe('90%');
    expect(formatTarget(0.925, 'vi')).toBe('92,5%');
    expect(formatTarget(0.9125, 'en')).toBe('91.25%');
    expect(() => formatTarget(90, 'vi')).toThrow(RangeError);
  });

  it('a count is grouped by thousands', () => {
    expect(formatCount(1234, 'vi')).toBe('1.234');
    expect(formatCount(1234, 'en')).toBe('1,234');
    expect(formatCount(412, 'vi')).toBe('412');
  });

  it('a mean score has the decimals asked for', () => {
    expect(formatDecimal(4.08, 2, 'vi')).toBe('4,08');
    expect(formatDecimal(4, 1, 'en')).toBe('4.0');
  });
});
