import { shipped } from '../../test/harness/tallied-round.js';
import { extended, type Layout, layoutFor, layoutIn, layoutOf, leadsOn, NO_LEADS } from './campaign-layout.js';

const administration = shipped('chinh-quyen');
const [centre, tablet] = [shipped('trung-tam'), shipped('trung-tam-may-tinh-bang')];

describe('the leads of a day', () => {
  const all = [
    { from: '2026-11-01', leads: { A01: 'registry' } },
    { from: '2026-11-05', leads: { A01: 'parks' } },
  ] as const;

  it.each([
    ['2026-10-31', {}],
    ['2026-11-04', { A01: 'registry' }],
    ['2026-11-05', { A01: 'parks' }],
    ['2027-01-01', { A01: 'parks' }],
  ] as const)('on %s are the last that had begun', (day, leads) => {
    expect(leadsOn(all, day)).toEqual(leads);
  });

  it('are those of the example', () => {
    expect(leadsOn([{ from: '2000-01-01', leads: { A01: 'parks' } }], '2026-11-03')).toEqual({ A01: 'parks' });
  });
});

describe('a layout', () => {
  it('is extended as in the example', () => {
    expect(extended([{ pool: 'all' }], [{ pool: 'led:parks' }, { pool: 'all' }])).toEqual([
      { pool: 'all' },
      { pool: 'led:parks' },
    ]);
  });

  it('only ever grows at its end, whatever is asked and whoever leads', () => {
    const steps = [
      layoutFor(centre, NO_LEADS),
      layoutFor(tablet, NO_LEADS),
      layoutFor(administration, { A01: 'parks' }),
      layoutFor(administration, { A01: 'registry', A02: 'parks' }),
      [{ question: 'G', answers: ['5', '6', 'dk'] }],
    ];
    let layout: Layout = [];
    for (const needed of steps) {
      const longer = extended(layout, needed);
      expect(longer.slice(0, layout.length)).toEqual(layout);
      expect(extended(longer, needed)).toBe(longer);
      layout = longer;
    }
    expect(layout.at(-1)).toEqual({ question: 'G', answers: ['6', 'dk'] });
    const pools = layout.flatMap((block) => ('pool' in block ? [block.pool] : []));
    expect(new Set(pools).size).toBe(pools.length);
  });

  it('counts apart who was asked on a tablet', () => {
    const both = layoutOf([centre, tablet], [NO_LEADS]);
    expect(both.filter((block) => 'asked' in block)).toEqual([{ asked: tablet.version }]);
    expect(extended(both, layoutOf([centre, tablet], []))).toBe(both);
    expect(layoutOf([centre], [NO_LEADS])).toEqual(layoutFor(centre, NO_LEADS));
  });

  it('of a campaign from before layouts were kept is that of its questionnaire and its first leads', () => {
    const leads = [{ from: '2000-01-01', leads: { A01: 'registry' } }] as const;
    expect(layoutIn({ layout: [], leads }, [administration])).toEqual(layoutFor(administration, { A01: 'registry' }));
    expect(layoutIn({ layout: [{ pool: 'all' }], leads }, [administration])).toEqual([{ pool: 'all' }]);
  });
});
