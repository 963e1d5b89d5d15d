import { ask, publishRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import type { Visits } from '../campaigns/visits.js';
import { type Covered, coverageOf } from './coverage.js';
import { worthOfFigure } from './figure-worth.js';
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

function covered(responses: readonly Tallied[], entered = visits, address = '', locked = true): Covered {
  const publication = publishRound(centre, responses, { locked });
  if (!publication) throw new Error('nothing was published');
  const asked = ask(centre, publication, address);
  return coverageOf(asked, entered, satisfactionOf(asked));
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

  it('are told in tens before the lock, and not weighted', () => {
    const provisional = covered([...round, ...many(3, { answers: { G: 5, FIELD: 'ho-tich' } })], visits, '', false);
    expect(provisional.visits?.byField[0]).toMatchObject({ key: 'ho-tich', responses: 60 });
    expect(provisional.weighted).toBeNull();
    expect(provisional.visits?.responses).toBe(115);
  });

  it('of some months before the lock are told in tens as well', () => {
    const publication = publishRound(centre, [...round, ...many(3, { answers: { G: 5 } })]);
    if (!publication) throw new Error('nothing was published');
    const asked = { ...ask(centre, publication, 'from=2026-11&to=2026-11'), isPart: true };
    const { visits: told } = coverageOf(asked, visits, { formula: 'F4', item: 'G' });
    expect(told).toEqual({ total: 1000, responses: 110, byField: [] });
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
    expect(weighted?.effectiveRespondents).toBeCloseTo(1 / (0.3 ** 2 / 60 + 0.7 ** 2 / 40), 9);
  });

  it('is worth less where answers came in batches, as much less as the headline beside it', () => {
    const stacks = round.map((response, index) => ({ ...response, batch: `stack-${Math.floor(index / 20)}` }));
    const publication = publishRound(centre, stacks, { locked: true });
    if (!publication) throw new Error('nothing was published');
    const { overall } = satisfactionOf(ask(centre, publication, ''));
    if (overall.kind !== 'rate') throw new Error('a rate was expected');
    const share = (worthOfFigure(overall) ?? 0) / overall.base;
    const [alone, batched] = [covered(round).weighted, covered(stacks).weighted];
    expect(share).toBeLessThan(0.6);
    expect(batched?.rate).toBe(alone?.rate);
    expect(batched?.effectiveRespondents).toBeCloseTo((alone?.effectiveRespondents ?? 0) * share, 6);
  });

  it('takes the merged row as one stratum with the visits of its fields', () => {
    const taxes: Visits = { week, field: 'thue', count: 250 };
    const { weighted } = covered(withTaxes, [...visits, taxes]);
    // Taxes and those without a field are 21 people, too few for a stratum: land is merged to them.
    const merged = 24 + 12 + 0;
    expect(weighted?.rate).toBeCloseTo((300 * (57 / 60) + 950 * (merged / 61)) / 1250, 12);
  });

  it('is told of the headline only, and where two strata can be made', () => {
    expect(covered(round, visits, 'by=element').weighted).toBeNull();
    expect(covered(round, visits, 'formula=F6').weighted).toBeNull();
    expect(covered(round, [{ week, field: 'ho-tich', count: 5 }]).weighted).toBeNull();
  });
});
