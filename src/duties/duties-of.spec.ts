import { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE_COUNTRY } from '../campaigns/working-days.js';
import {
  communeDuties,
  type DossierDays,
  type DutyCalendar,
  dutiesNow,
  dutiesOf,
  nextDuty,
  type Survey,
} from './duties-of.js';
import { DutyMark, DutySetting } from './duty.entity.js';

const aRound = (month: string, change: Partial<Campaign> = {}): Survey => ({
  subject: 'administration',
  campaign: Object.assign(new Campaign(), {
    ...{ id: month, name: `Đợt ${month}`, opensOn: `${month}-01`, endsOn: `${month}-07`, locksOn: `${month}-10` },
    ...{ continuous: false, period: null, fromDay: 1, endedAt: null, lockedPeriods: [], testing: false, ...change },
  }),
});
const feedback = (change: Partial<Campaign>): Survey => ({
  ...aRound('2026-01', { endsOn: '2026-12-31', continuous: true, period: 'quarter', ...change }),
  subject: 'centre',
});
const aSetting = (change: Partial<DutySetting>): DutySetting =>
  Object.assign(new DutySetting(), {
    ...{ communeId: 'spring', key: 'own', name: null, rule: null, role: null, note: '', off: false },
    ...{ madeOn: '2026-11-01', ...change },
  });
const aMark = (key: string, occurrence: string): DutyMark =>
  Object.assign(new DutyMark(), { communeId: 'spring', key, occurrence, markedOn: '2026-11-03', markedBy: 'lan' });

const calendar = (
  surveys: readonly Survey[],
  settings: readonly DutySetting[] = [],
  marks: readonly DutyMark[] = [],
  dossiers: readonly DossierDays[] = [],
): DutyCalendar => ({
  duties: communeDuties('spring', settings, surveys),
  ...{ marks, surveys, dossiers, ownDays: WHOLE_COUNTRY },
});

const YEAR = { from: '2026-01-01', to: '2026-12-31' } as const;
const inYear = (of: DutyCalendar, key: string, today = '2026-11-03') =>
  dutiesOf(of, { today: today as never, ...YEAR }).filter(({ duty }) => duty.key === key);
const states = (of: DutyCalendar, key: string, today?: string): readonly string[] =>
  inYear(of, key, today).map(({ due, state }) => `${due} ${state}`);

describe('the dossier of a year', () => {
  const of = (dossier: Partial<DossierDays>, marks: readonly DutyMark[] = []): DutyCalendar =>
    calendar([], [], marks, [{ year: 2026, registeredOn: null, handedInOn: null, ...dossier }]);

  it('is registered and handed in as it says itself, in its own year', () => {
    expect(states(of({}), 'registration')).toEqual(['2026-02-14 before']);
    expect(inYear(of({ registeredOn: '2026-02-10' }), 'registration')).toMatchObject([
      { state: 'done', done: { kind: 'registered', on: '2026-02-10' } },
    ]);
    expect(states(of({ year: 2025, registeredOn: '2025-02-10' }), 'registration')).toEqual(['2026-02-14 before']);
    expect(states(of({ registeredOn: '2026-02-10' }), 'dossier')).toEqual(['2026-11-14 due']);
    expect(states(of({ handedInOn: '2026-11-12' }), 'dossier')).toEqual(['2026-11-14 done']);
  });

  it('may be done by somebody’s word too', () => {
    expect(states(of({}, [aMark('dossier', '2026')]), 'dossier')).toEqual(['2026-11-14 done']);
  });
});

describe('a round', () => {
  it('is set up as soon as a survey on the administration collects in its month', () => {
    expect(states(calendar([]), 'novemberRound')).toEqual(['2026-10-31 before']);
    expect(states(calendar([aRound('2026-03')]), 'novemberRound')).toEqual(['2026-10-31 overdue']);
    expect(states(calendar([aRound('2026-11')]), 'novemberRound')).toEqual(['2026-10-31 done']);
    expect(states(calendar([{ ...aRound('2026-11'), subject: 'centre' }]), 'novemberRound')).toEqual([
      '2026-10-31 before',
    ]);
    expect(states(calendar([aRound('2025-11')]), 'novemberRound')).toEqual(['2026-10-31 overdue']);
  });

  it('is locked on its own lock day, and due on the usual one while there is none', () => {
    expect(states(calendar([]), 'novemberLocked')).toEqual(['2026-11-10 due']);
    const late = aRound('2026-11', { locksOn: '2026-11-13' });
    expect(states(calendar([late]), 'novemberLocked')).toEqual(['2026-11-13 due']);
    expect(states(calendar([late]), 'novemberLocked', '2026-11-14')).toEqual(['2026-11-13 overdue']);
    const locked = aRound('2026-11', { lockedPeriods: ['all'] });
    expect(inYear(calendar([late, locked]), 'novemberLocked')).toMatchObject([
      { state: 'done', done: { kind: 'locked', campaign: { name: 'Đợt 2026-11' } } },
    ]);
  });

  it('keeps the day that the commune set', () => {
    const moved = aSetting({ key: 'novemberLocked', rule: { kind: 'yearly', month: 11, day: 9 } });
    expect(states(calendar([aRound('2026-11')], [moved]), 'novemberLocked')).toEqual(['2026-11-09 due']);
  });
});

describe('the quarter of the Centre', () => {
  it('is locked once the quarter, or each of its months, is final', () => {
    const byQuarter = feedback({ lockedPeriods: ['2026-Q1', '2026-Q2'] });
    expect(states(calendar([byQuarter]), 'quarterLocked')).toEqual([
      ...['2026-03-30 done', '2026-06-29 done', '2026-09-29 overdue', '2026-12-30 due'],
    ]);
    const byMonth = feedback({ period: 'month', lockedPeriods: ['2026-01', '2026-02', '2026-03', '2026-04'] });
    expect(states(calendar([byMonth]), 'quarterLocked').slice(0, 2)).toEqual(['2026-03-30 done', '2026-06-29 overdue']);
  });

  it('is reported at somebody’s word, whatever is locked', () => {
    const locked = feedback({ lockedPeriods: ['2026-Q1', '2026-Q2'] });
    const reported = calendar([locked], [], [aMark('quarter', '2026-Q2')]);
    expect(states(reported, 'quarter').slice(0, 2)).toEqual(['2026-03-30 overdue', '2026-06-29 done']);
  });
});

describe('what was owed before', () => {
  const lateIn = (duties: DutyCalendar['duties'], surveys: readonly Survey[], key: string): readonly string[] =>
    states({ ...calendar(surveys), duties }, key).filter((state) => state.endsWith('overdue'));

  it('the Centre asked is not overdue, though a round was held', () => {
    const surveys = [aRound('2026-03'), feedback({ opensOn: '2026-07-01' })];
    const duties = communeDuties('spring', [], surveys);
    expect(lateIn(duties, surveys, 'quarterLocked')).toEqual(['2026-09-29 overdue']);
    expect(lateIn(duties, surveys, 'quarter')).toEqual(['2026-09-29 overdue']);
    expect(lateIn(duties, surveys, 'juneRound')).toEqual(['2026-05-31 overdue']);
  });

  it('the commune was set up is not overdue, though a survey begins before that day', () => {
    const surveys = [feedback({ opensOn: '2026-01-01' })];
    const duties = communeDuties('spring', [], surveys, '2026-08-20');
    expect(lateIn(duties, surveys, 'quarterLocked')).toEqual(['2026-09-29 overdue']);
    expect(lateIn(duties, surveys, 'registration')).toEqual([]);
    expect(communeDuties('spring', [], [], '2026-08-20').every(({ since }) => since === null)).toBe(true);
  });
});

describe('what a commune decides', () => {
  it('switches off, moves, adds', () => {
    const own = aSetting({ name: 'Báo cáo tháng', rule: { kind: 'monthly', day: 25 }, role: 'director' });
    const settings = [aSetting({ key: 'dossier', off: true }), own];
    const decided = calendar([aRound('2026-03')], settings);
    expect(states(decided, 'dossier')).toEqual([]);
    expect(states(decided, 'own').slice(-3)).toEqual(['2026-10-25 before', '2026-11-25 due', '2026-12-25 due']);
  });

  it('is done at somebody’s word, that once', () => {
    const marked = calendar([aRound('2026-03')], [], [aMark('dossier', '2026'), aMark('villageDigest', '2026-W45')]);
    expect(inYear(marked, 'dossier')).toMatchObject([{ state: 'done', done: { mark: { markedBy: 'lan' } } }]);
    const weeks = inYear(marked, 'villageDigest').filter(({ state }) => state === 'done');
    expect(weeks.map(({ of }) => of)).toEqual(['2026-W45']);
  });
});

describe('what is due now', () => {
  const used = calendar([aRound('2026-06')]);
  const now = (of: DutyCalendar, today: string): readonly string[] =>
    dutiesNow(of, today as never).map(({ duty, daysLeft }) => `${duty.key} ${daysLeft}`);

  it('is what is overdue, then what comes within a month', () => {
    expect(now(used, '2026-11-03')).toEqual([
      ...['juneLocked -146', 'quarterLocked -127', 'quarter -127', 'quarterLocked -35', 'quarter -35'],
      ...['villageDigest -4', 'novemberRound -3'],
      ...['villageDigest 3', 'novemberLocked 7', 'dossier 11'],
    ]);
  });

  it('is nothing of the time before', () => {
    expect(now(calendar([]), '2026-01-20')).toEqual(['villageDigest 3', 'registration 25']);
    expect(now(calendar([]), '2027-01-02')).toEqual(['villageDigest 6']);
  });

  it('over the turn of the year still names the report of the old one', () => {
    expect(now(used, '2027-01-04')).toContain('yearReport -4');
    expect(nextDuty(used, '2027-01-04' as never)).toMatchObject({ due: '2027-02-14' });
  });

  it('is one of 500 duties, or none at all', () => {
    const off = communeDuties('spring', [], []).map(({ key }) => aSetting({ key, off: true }));
    const many = Array.from({ length: 500 }, (_, number) =>
      aSetting({ key: `own-${number}`, name: `Việc ${number}`, rule: { kind: 'monthly', day: 10 }, role: 'officer' }),
    );
    expect(now(calendar([], [...off, ...many]), '2026-11-03')).toHaveLength(500);
    expect(now(calendar([], off), '2026-11-03')).toEqual([]);
    expect(nextDuty(calendar([], off), '2026-11-03')).toBeNull();
  });
});
