import { periodsToHandIn, periodToHandIn, spanOfName, spanWords } from './document-period.js';

const campaign = {
  ...{ continuous: true, period: 'quarter' },
  periods: ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
};
const published = (...periods: string[]) =>
  periods.map((period) => ({ period, content: { respondents: period === '2026-Q3' ? 0 : 40 } }));
const told = (publications: ReturnType<typeof published>, more = {}) =>
  ({ campaign: { ...campaign, ...more }, publications }) as unknown as Parameters<typeof periodToHandIn>[0];

describe('the name of a period', () => {
  it.each([
    ['2026-Q3', '2026-07', '2026-09', 'quý III/2026'],
    ['2026-11', '2026-11', '2026-11', 'tháng 11/2026'],
    ['2026-H2', '2026-07', '2026-12', '6 tháng cuối năm 2026'],
    ['2026', '2026-01', '2026-12', 'năm 2026'],
    ['2026-Q1..2026-Q2', '2026-01', '2026-06', '6 tháng đầu năm 2026'],
    ['2026..2030', '2026-01', '2030-12', 'giai đoạn 2026 - 2030'],
    ['2026-01..2026-09', '2026-01', '2026-09', 'từ tháng 1/2026 đến tháng 9/2026'],
  ])('%s is from %s to %s, in words %s', (name, from, to, words) => {
    expect(spanOfName(name)).toEqual({ from, to });
    expect(spanWords(name, 'vi')).toBe(words);
  });

  it.each(['', '2026-Q5', '2026-H3', '26', '2027..2026', '2026..', '2026..2027..2028', 'all'])('%j is none', (name) => {
    expect(spanOfName(name)).toBeNull();
  });
});

describe('what a document is about', () => {
  const some = told(published('2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'));

  it('is the newest locked period that somebody answered in, unless another is asked for', () => {
    expect(periodToHandIn(some, null)).toEqual({ period: '2026-Q2', months: null, until: '2026-06' });
    expect(periodToHandIn(some, '2026-Q1')).toEqual({ period: '2026-Q1', months: null, until: '2026-03' });
    const months = { from: '2026-01', to: '2026-06' };
    expect(periodToHandIn(some, '2026-H1')).toEqual({ period: null, months, until: '2026-06' });
  });

  it('is told whole or not at all', () => {
    expect(() => periodToHandIn(some, '2026')).toThrow(expect.objectContaining({ code: 'not-yet-published' }));
    for (const asked of ['2026-02', '2026-02..2026-09', '2020', '2020-Q1'])
      expect(() => periodToHandIn(some, asked)).toThrow(expect.objectContaining({ code: 'period-not-available' }));
  });

  it('is all of a round', () => {
    const round = told(published('all'), { continuous: false, periods: ['all'] });
    expect(periodToHandIn(round, 'all')).toEqual({ period: null, months: null, until: null });
    expect(() => periodToHandIn(round, '2026-Q3')).toThrow(expect.objectContaining({ code: 'period-not-available' }));
  });

  it('can be each locked period, and each longer one whose parts are all locked', () => {
    expect(periodsToHandIn(some)).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2026-H1']);
  });
});
