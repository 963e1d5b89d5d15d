import fc from 'fast-check';
import { mixShift } from './mix-shift.js';
import { standardisedRate } from './standardised-rate.js';

describe('a later rate standardised to the earlier mix', () => {
  const paperRose = [
    { key: 'qr/self', earlier: { satisfied: 160, base: 200 }, later: { satisfied: 40, base: 50 } },
    { key: 'paper/officer', earlier: { satisfied: 95, base: 100 }, later: { satisfied: 190, base: 200 } },
  ];

  it('shows no change where only the mix changed', () => {
    const standardised = standardisedRate(paperRose);
    expect(standardised?.rate).toBeCloseTo(255 / 300, 12);
    expect(standardised?.effectiveRespondents).toBeCloseTo(1 / ((2 / 3) ** 2 / 50 + (1 / 3) ** 2 / 200), 9);
    expect(standardised?.effectiveRespondents).toBeCloseTo(105.8824, 4);
    expect(standardised?.strata).toEqual([['paper/officer'], ['qr/self']]);
  });

  it('is the later rate itself where the mix stayed', () => {
    const same = paperRose.map(({ key, later }) => ({ key, earlier: later, later }));
    expect(standardisedRate(same)?.rate).toBeCloseTo(230 / 250, 12);
    expect(standardisedRate(same)?.effectiveRespondents).toBeCloseTo(250, 9);
  });

  it('merges strata with fewer than 30 later respondents, those nobody used any more included', () => {
    const standardised = standardisedRate([
      ...paperRose,
      { key: 'kiosk/self', earlier: { satisfied: 20, base: 20 }, later: { satisfied: 0, base: 0 } },
      { key: 'link/self', earlier: { satisfied: 0, base: 0 }, later: { satisfied: 30, base: 31 } },
    ]);
    expect(standardised?.strata).toEqual([['paper/officer'], ['qr/self'], ['link/self', 'kiosk/self']]);
  });

  it('is not told where fewer than two strata can be made', () => {
    expect(standardisedRate(paperRose.slice(0, 1))).toBeNull();
    expect(standardisedRate([])).toBeNull();
  });

  it('lies between the rates of its strata, is worth no more than the later respondents, and has no order', () => {
    const counts = fc.record({ satisfied: fc.nat(90), dissatisfied: fc.nat(30) });
    const mixed = fc.array(fc.record({ earlier: counts, later: counts }), { minLength: 2, maxLength: 6 });
    const baseOf = ({ satisfied, dissatisfied }: { satisfied: number; dissatisfied: number }) => ({
      ...{ satisfied, base: satisfied + dissatisfied },
    });
    fc.assert(
      fc.property(mixed, (found) => {
        const strata = found.map(({ earlier, later }, index) => ({
          ...{ key: `s${index}`, earlier: baseOf(earlier), later: baseOf(later) },
        }));
        fc.pre(strata.some(({ earlier }) => earlier.base > 0));
        const standardised = standardisedRate(strata);
        expect(standardisedRate(strata.toReversed())?.strata.length).toBe(standardised?.strata.length);
        if (!standardised) return;
        const rates = standardised.strata.map((keys) => {
          const merged = strata.filter(({ key }) => keys.includes(key)).map(({ later }) => later);
          return (
            merged.reduce((sum, { satisfied }) => sum + satisfied, 0) / merged.reduce((sum, { base }) => sum + base, 0)
          );
        });
        expect(standardised.rate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
        expect(standardised.rate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        const respondents = strata.reduce((sum, { later }) => sum + later.base, 0);
        expect(standardised.effectiveRespondents).toBeLessThanOrEqual(respondents + 1e-9);
        expect(standardisedRate(strata.toReversed())?.rate).toBeCloseTo(standardised.rate, 12);
      }),
    );
  });

  it('refuses counts that contradict each other', () => {
    const wrong = { key: 'qr/self', earlier: { satisfied: 3, base: 2 }, later: { satisfied: 1, base: 2 } };
    expect(() => standardisedRate([wrong])).toThrow(RangeError);
    const nobodyEarlier = paperRose.map((stratum) => ({ ...stratum, earlier: { satisfied: 0, base: 0 } }));
    expect(() => standardisedRate(nobodyEarlier)).toThrow(RangeError);
  });
});

describe('a changed mix', () => {
  it('is named where a share moved by ten points', () => {
    expect(mixShift({ qr: 60, paper: 40 }, { qr: 30, paper: 70 })).toEqual([
      { key: 'paper', earlier: 0.4, later: 0.7 },
      { key: 'qr', earlier: 0.6, later: 0.3 },
    ]);
    expect(mixShift({ qr: 4, paper: 6 }, { qr: 3, paper: 7 }).map(({ key }) => key)).toEqual(['paper', 'qr']);
  });

  it('is not named where all shares moved by less, and counts a channel that is new', () => {
    expect(mixShift({ qr: 60, paper: 40 }, { qr: 55, paper: 45 })).toEqual([]);
    expect(mixShift({ qr: 100 }, { qr: 80, kiosk: 20 }).map(({ key }) => key)).toEqual(['kiosk', 'qr']);
  });

  it('refuses a round without respondents', () => {
    expect(() => mixShift({}, { qr: 1 })).toThrow(RangeError);
  });
});
