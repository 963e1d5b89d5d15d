import { opinionResults, reachedOf, shareOf, type VillageCounts } from './results.js';

const counted = (village: string, counts: Partial<VillageCounts>): VillageCounts => ({
  ...{ village, households: 50, codes: 0, sheets: 40, returned: 0, invalid: 0, yes: 0, no: 0, other: 0 },
  ...{ yesByCode: 0, noByCode: 0, otherByCode: 0, ...counts },
});

describe('what households said', () => {
  it('counts paper and codes together, and tells apart what came back and what counts', () => {
    const village = counted('dong', {
      codes: 10,
      returned: 30,
      invalid: 2,
      yes: 20,
      no: 8,
      yesByCode: 3,
      otherByCode: 1,
    });
    expect(reachedOf([village])).toEqual({ households: 50, handedOut: 50, returned: 34, invalid: 2, valid: 32 });
    expect(opinionResults([village]).answers).toEqual({ yes: 23, no: 8, other: 1 });
  });

  it('tells villages of fewer than ten together, with the smallest other one where they are not ten', () => {
    const villages = [
      counted('dong', { returned: 40, yes: 40 }),
      counted('doai', { returned: 12, yes: 6, no: 6 }),
      counted('bac', { returned: 4, yes: 1, no: 3 }),
      counted('nam', {}),
    ];
    const { villages: told } = opinionResults(villages);
    expect(told.map(({ villages: keys, answers }) => [keys, answers])).toEqual([
      [['dong'], { yes: 40, no: 0, other: 0 }],
      // Its sheets are in the total, and nobody is in it to be given away.
      [['nam'], { yes: 0, no: 0, other: 0 }],
      [['doai', 'bac'], { yes: 7, no: 9, other: 0 }],
    ]);
    expect(told.every(({ valid }) => valid === 0 || valid >= 10)).toBe(true);
  });

  it('tells nothing of what fewer than ten said', () => {
    expect(opinionResults([counted('dong', { returned: 9, yes: 9 })])).toMatchObject({ answers: null, villages: [] });
  });

  it('has a rate from thirty on', () => {
    expect([shareOf(20, 29), shareOf(15, 30)].map(({ rate }) => rate)).toEqual([null, 0.5]);
  });
});
