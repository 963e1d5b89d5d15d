import { nextDays, nextName, roundFrom } from './next-round.js';

const june = { opensOn: '2026-06-01', endsOn: '2026-06-07', locksOn: '2026-06-10', period: null } as const;
const november = { opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-10', period: null } as const;

describe('the next round', () => {
  it('after June is November, and after November the next June', () => {
    expect(nextDays(june, '2026-07-01')).toEqual({
      opensOn: '2026-11-01',
      endsOn: '2026-11-07',
      locksOn: '2026-11-10',
    });
    expect(nextDays(november, '2026-11-29')).toEqual(roundFrom('06', '2027-01-01'));
    // While it still runs, it is not proposed again.
    expect(nextDays(november, '2026-11-03').opensOn).toBe('2027-06-01');
  });

  it('is one that is still to come, however long ago the last one was', () => {
    expect(nextDays(june, '2026-11-05').opensOn).toBe('2026-11-01');
    expect(nextDays(june, '2026-11-29').opensOn).toBe('2027-06-01');
    const talk = { opensOn: '2025-03-02', endsOn: '2025-03-05', locksOn: '2025-03-08', period: null } as const;
    expect(nextDays(talk, '2026-11-29')).toEqual({
      opensOn: '2026-11-29',
      endsOn: '2026-12-02',
      locksOn: '2026-12-05',
    });
  });

  it('of anything else follows right behind, as long as it was', () => {
    const talk = { opensOn: '2026-11-20', endsOn: '2026-11-29', locksOn: '2026-12-04', period: null } as const;
    expect(nextDays(talk, '2026-11-25')).toEqual({
      opensOn: '2026-11-30',
      endsOn: '2026-12-09',
      locksOn: '2026-12-14',
    });
  });

  it('of continuous feedback is the following year', () => {
    const year = { opensOn: '2026-06-10', endsOn: '2026-12-31', locksOn: '2027-01-05', period: 'quarter' } as const;
    expect(nextDays(year, '2026-11-29')).toEqual({
      opensOn: '2027-01-01',
      endsOn: '2027-12-31',
      locksOn: '2028-01-05',
    });
    expect(nextDays(year, '2028-02-29')).toMatchObject({ opensOn: '2028-02-29', endsOn: '2029-02-28' });
  });
});

describe('the name of the next round', () => {
  const named = (name: string, names: readonly string[] = []) =>
    nextName({ name, opensOn: '2026-06-01' }, '2027-11-01', { names, dated: 'tháng 11/2027' });

  it.each([
    ['Khảo sát chính quyền, đợt tháng 6/2026', 'Khảo sát chính quyền, đợt tháng 11/2027'],
    ['Đợt 06/2026', 'Đợt 11/2027'],
    ['Đợt tháng 6 năm 2026', 'Đợt tháng 11 năm 2027'],
    ['Khảo sát doanh nghiệp năm 2026', 'Khảo sát doanh nghiệp năm 2027'],
    ['Đợt 16/2026', 'Đợt 16/2027'],
    ['Hỏi ý kiến', 'Hỏi ý kiến, tháng 11/2027'],
  ])('of “%s” is “%s”', (name, next) => {
    expect(named(name)).toBe(next);
  });

  it('is numbered where it is taken', () => {
    const taken = ['đợt 11/2027', 'Đợt 11/2027 (2)'];
    expect(named('Đợt 6/2026', taken)).toBe('Đợt 11/2027 (3)');
  });
});
