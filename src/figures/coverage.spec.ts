import { ask, type Beside, lockRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import type { Visits } from '../campaigns/visits.js';
import { type Covered, coverageOf } from './coverage.js';
import { satisfactionOf } from './satisfaction.js';

const centre = shipped('trung-tam');
const many = (number: number, response: Tallied): Tallied[] => Array.from({ length: number }, () => response);

/** 57 of 60 content with civil status, 24 of 40 with land, 9 came about taxes, 12 named no field. */
const round: readonly Tallied[] = [
  ...many(57, { answers: { G: 5, FIELD: 'ho-tich' } }),
  ...many(3, { answers: { G: 2, FIELD: 'ho-tich' } }),
  ...many(24, { answers: { G: 4, FIELD: 'dat-dai' } }),
  ...many(16, { answers: { G: 3, FIELD: 'dat-dai' } }),
  ...many(12, { answers: { G: 5 } }),
];
const withTaxes = [...round, ...many(9, { answers: { G: 1, FIELD: 'thue' } })];
const week = '2026-W45';
const visits: readonly Visits[] = [
  { week, field: 'ho-tich', count: 300 },
  { week, field: 'dat-dai', count: 600 },
  { week: '2026-W46', field: 'dat-dai', count: 100 },
];

function covered(responses: readonly Tallied[], entered = visits, address = '', beside: Beside = {}): Covered {
  const asked = ask(centre, lockRound(centre, responses, { visits: entered, ...beside }), address);
  return coverageOf(asked, satisfactionOf(asked));
}

describe('responses beside visits', () => {
  it('are told by field, with responses that name no field in a row without visits', () => {
    expect(covered(round).visits).toEqual({
      ...{ total: 1000, responses: 112 },
      byField: [
        { key: 'ho-tich', label: 'Hộ tịch', fields: [], visits: 300, responses: 60 },
        { key: 'dat-dai', label: 'Đất đai', fields: [], visits: 700, responses: 40 },
        { key: 'thue', label: 'Thuế', fields: [], visits: null, responses: 0 },
        { key: '_none', label: 'Chưa xác định', fields: [], visits: null, responses: 12 },
      ],
    });
  });

  it('of a field with few responses are told in the merged row only', () => {
    const byField = covered(withTaxes, [...visits, { week, field: 'thue', count: 50 }]).visits?.byField ?? [];
    expect(byField.map(({ key, visits, responses }) => [key, visits, responses])).toEqual([
      ['ho-tich', 300, 60],
      ['dat-dai', 700, 40],
      ['_merged', 50, 21],
    ]);
    expect(byField.at(-1)?.fields).toEqual([{ key: 'thue', label: 'Thuế' }]);
  });

  it('are not told where nothing was entered, nor of a selection', () => {
    expect(covered(round, [])).toEqual({ visits: null, weighted: null });
    expect(covered(round, visits, 'channel=qr')).toEqual({ visits: null, weighted: null });
  });
});

describe('the weighted headline', () => {
  it('is the mean of the fields by their visits; responses without a field are in none', () => {
    const { weighted } = covered(round);
    expect(weighted?.rate).toBeCloseTo(0.3 * (57 / 60) + 0.7 * (24 / 40), 12);
    expect(weighted?.effectiveRespondents).toBe(Math.floor(1 / (0.3 ** 2 / 60 + 0.7 ** 2 / 40)));
  });

  it('is worth less where answers came on occasions, as much less as the headline beside it', () => {
    const meetings = round.map((response, index) => ({ ...response, batch: `meeting-${Math.floor(index / 20)}` }));
    const occasions = new Map(meetings.map(({ batch }) => [batch, 'meeting'] as const));
    const overall = satisfactionOf(ask(centre, lockRound(centre, meetings, { occasions }), '')).overall;
    if (overall.kind !== 'rate') throw new Error('a rate was expected');
    // Five meetings of 20 and one of 12: 112² ⁄ (112 + 0.2·(5·20·19 + 12·11)) = 24.2
    expect(overall.effectiveRespondents).toBe(24);
    const [alone, together] = [covered(round).weighted, covered(meetings, visits, '', { occasions }).weighted];
    expect(together?.rate).toBe(alone?.rate);
    const share = 112 / (112 + 0.2 * (5 * 20 * 19 + 12 * 11));
    expect(together?.effectiveRespondents).toBe(Math.floor(share / (0.3 ** 2 / 60 + 0.7 ** 2 / 40)));
  });

  it('takes the merged row as one stratum with the visits of its fields', () => {
    const taxes: Visits = { week, field: 'thue', count: 250 };
    const { weighted } = covered(withTaxes, [...visits, taxes]);
    // Taxes and those without a field are 21 people, too few for a stratum: land is merged to them.
    const merged = 24 + 12 + 0;
    // Told to three decimals, away from the target.
    const exact = (300 * (57 / 60) + 950 * (merged / 61)) / 1250;
    expect(weighted?.rate).toBeCloseTo(Math.floor(exact * 1000) / 1000, 12);
  });

  it('is told of the headline only, and where two strata can be made', () => {
    expect(covered(round, visits, 'by=element').weighted).toBeNull();
    expect(covered(round, visits, 'formula=F6').weighted).toBeNull();
    expect(covered(round, [{ week, field: 'ho-tich', count: 5 }]).weighted).toBeNull();
  });
});
