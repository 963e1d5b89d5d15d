import { parseSatisfactionQuery } from './address.js';
import { chosenPeriod } from './asked.js';
import { defaultFormula } from './breakdowns.js';
import type { Publication } from './publication.js';

const published = (period: string, respondents = 40) => ({ period, content: { respondents } }) as Publication;
const year: Parameters<typeof chosenPeriod>[0] = {
  ...{ opensOn: '2026-01-01', endsOn: '2026-12-31', fromDay: 1 },
  periods: ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
} as const;
const quarters = [published('2026-Q1'), published('2026-Q2')];
const chosen = (address: string, all = quarters) => {
  const query = parseSatisfactionQuery(Object.fromEntries(new URLSearchParams(address)));
  const { period, months, publications } = chosenPeriod(year, all, query);
  return { period, byMonths: months !== null, quarters: publications.map((one) => one.period) };
};

describe('the period of a question', () => {
  it('is the newest locked quarter of continuous feedback in which somebody answered', () => {
    expect(chosen('')).toEqual({ period: '2026-Q2', byMonths: false, quarters: ['2026-Q2'] });
    expect(chosen('', [...quarters, published('2026-Q3', 0)]).period).toBe('2026-Q2');
    expect(chosen('', [published('2026-Q1', 0)]).period).toBe('2026-Q1');
  });

  it('is made of whole quarters where the months cover them, and of months otherwise', () => {
    expect(chosen('from=2026-01&to=2026-06').period).toBe('2026-Q1..2026-Q2');
    expect(chosen('from=2026-05&to=2026-05')).toEqual({ period: '2026-05', byMonths: true, quarters: ['2026-Q2'] });
  });

  it('says of which months it is, where not all that were asked for are locked, or ever run', () => {
    expect(chosen('from=2026-05&to=2026-09')).toEqual({
      period: '2026-05..2026-06',
      byMonths: true,
      quarters: ['2026-Q2'],
    });
    expect(chosen('from=2026-06&to=2026-09')).toEqual({ period: '2026-06', byMonths: true, quarters: ['2026-Q2'] });
    expect(chosen('from=2026-04&to=2026-09')).toEqual({ period: '2026-Q2', byMonths: false, quarters: ['2026-Q2'] });
    expect(chosen('to=2026-05').period).toBe('2026-01..2026-05');
    const withoutSummer = [...quarters, published('2026-Q4')];
    expect(chosen('from=2026-05', withoutSummer)).toEqual({
      period: '2026-Q2..2026-Q4',
      byMonths: false,
      quarters: [],
    });
  });

  it('is told by its name, whole or not at all', () => {
    expect(chosen('period=2026-Q1')).toEqual({ period: '2026-Q1', byMonths: false, quarters: ['2026-Q1'] });
    expect(chosen('period=2026-05')).toEqual({ period: '2026-05', byMonths: true, quarters: ['2026-Q2'] });
    expect(chosen('period=2026-Q3')).toEqual({ period: '2026-Q3', byMonths: false, quarters: [] });
    expect(() => chosen('period=2027-Q1')).toThrow('period-not-available');
  });

  it('is everything over time', () => {
    expect(chosen('by=quarter').quarters).toEqual(['2026-Q1', '2026-Q2']);
  });

  it('is of nothing while it is collected, and refused where the campaign never runs', () => {
    expect(chosen('from=2026-10')).toEqual({ period: '2026-Q4', byMonths: false, quarters: [] });
    expect(chosen('', []).quarters).toEqual([]);
    expect(() => chosen('from=2027-01')).toThrow('period-not-available');
  });
});

describe('a satisfaction call', () => {
  it('takes one breakdown, one formula of it and one filter', () => {
    expect(parseSatisfactionQuery({ by: 'village', formula: 'F3', channel: 'qr', from: '2026-06' })).toEqual({
      by: 'village',
      formula: 'F3',
      filter: { name: 'channel', key: 'qr' },
      period: { from: '2026-06', to: '9999-12' },
    });
  });

  it.each([
    [{ by: 'element', formula: 'F4' }, 'formula-not-for-breakdown'],
    [{ formula: 'F9' }, 'formula-not-for-breakdown'],
    [{ channel: 'qr', village: 'dong' }, 'filter-too-narrow'],
    [{ by: 'counter', channel: 'qr' }, 'filter-too-narrow'],
    [{ from: 'June' }, 'malformed'],
    [{ from: '2026-06', to: '2026-05' }, 'malformed'],
    [{ from: '2026-Q3' }, 'malformed'],
    [{ period: '2026-Q3', from: '2026-07' }, 'malformed'],
    [{ period: '2026-Q5' }, 'malformed'],
    [{ channel: ['qr', 'kiosk'] }, 'malformed'],
    [{ chanel: 'qr' }, 'malformed'],
  ])('%j is refused as %s', (query, code) => {
    expect(() => parseSatisfactionQuery(query)).toThrow(code);
  });

  it('without a formula uses that of the breakdown', () => {
    expect([
      defaultFormula(null, true),
      defaultFormula('department', true),
      defaultFormula('department', false),
    ]).toEqual(['F4', 'F4', 'F2']);
  });
});
