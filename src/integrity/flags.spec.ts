import { addDays, type Day } from '../rules/days.js';
import { hoursAsleep } from './asleep.js';
import type { BatchSeen, Evidence, PointSeen, Seen } from './evidence.js';
import { flagsIn } from './flags.js';

const LAST: Day = '2026-11-11';
const DAYS: readonly Day[] = Array.from({ length: 10 }, (_, at) => addDays(LAST, at - 9));

/** People who answer as people do: the seventh is not pleased, no two alike. */
function person(at: number): Seen {
  const levels = [0, 1, 2, 3, 4, 5].map((item) => (at % 7 === 0 ? 0.5 : ((at * 5 + item * 3) % 4) / 8 + 0.5));
  return { asked: 'q 5', levels, pattern: `${at} ${levels}`, channel: 'qr', quick: false, crowded: false };
}

function fives(more: Partial<Seen> = {}): Seen {
  return { ...person(1), levels: [1, 1, 1, 1, 1, 1], pattern: 'fives', ...more };
}

function people(count: number, from = 0): readonly Seen[] {
  return Array.from({ length: count }, (_, at) => person(from + at));
}

function point(id: string, days: Readonly<Record<string, readonly Seen[]>>, more: Partial<PointSeen> = {}): PointSeen {
  const all = Object.entries(days) as (readonly [Day, readonly Seen[]])[];
  const counts = new Map(all.map(([day, seen]) => [day, seen.length]));
  return { id, kind: 'qr', counts, days: new Map(all), meetings: new Map(), hours: null, ...more };
}

/** Six people on each of ten days, and others on the last. */
function withLastDay(id: string, last: readonly Seen[], more: Partial<PointSeen> = {}): PointSeen {
  const usual = DAYS.slice(0, -1).map((day, at) => [day, people(6, at * 6)] as const);
  return point(id, { ...Object.fromEntries(usual), [LAST]: last }, more);
}

function batch(id: string, seen: readonly Seen[], more: Partial<BatchSeen> = {}, keyedBy = 'lan'): BatchSeen {
  const sheets = seen.map((one, at) => ({ ...one, number: at + 1, keyedBy }));
  return { id, issued: 40, returned: sheets.length, spoilt: 0, isOver: true, atMeeting: false, sheets, ...more };
}

function found(evidence: Partial<Evidence>): readonly string[] {
  return flagsIn({ points: [], batches: [], weeks: [], ...evidence }).map(({ key }) => key);
}

const quiet = (id: string): PointSeen => withLastDay(id, people(6, 60));

it('finds nothing where people came and answered as on other days', () => {
  expect(
    found({ points: [quiet('a'), quiet('b')], batches: [batch('x', people(20)), batch('y', people(20, 30))] }),
  ).toEqual([]);
});

describe('a burst', () => {
  it('is far more than on other days of the point, while others had no such day', () => {
    expect(found({ points: [withLastDay('a', people(40)), quiet('b')] })).toEqual([`burst~a~${LAST}`]);
  });

  it('is none on a day of harvest, when every point is full, nor in a hall', () => {
    expect(found({ points: [withLastDay('a', people(40)), withLastDay('b', people(40, 40))] })).toEqual([]);
    expect(found({ points: [withLastDay('a', people(300), { kind: 'meeting' }), quiet('b')] })).toEqual([]);
  });

  it('is also what the intake marked', () => {
    const crowd = people(12).map((seen) => ({ ...seen, crowded: true }));
    expect(found({ points: [point('a', { [LAST]: crowd })] })).toEqual([`burst~a~${LAST}`]);
  });
});

it('a tablet pressed again and again within seconds is named, one visit of ten is not', () => {
  const pressed = people(20).map((seen, at) => ({ ...seen, quick: at < 12 }));
  expect(found({ points: [point('a', { [LAST]: pressed })] })).toEqual([`quick~a~${LAST}`]);
  const visits = people(20).map((seen, at) => ({ ...seen, quick: at < 2 }));
  expect(found({ points: [point('a', { [LAST]: visits })] })).toEqual([]);
});

describe('one level for everything', () => {
  it('is named on its day, best or worst, and not told apart', () => {
    const worst = fives({ levels: [0, 0, 0, 0, 0, 0], pattern: 'ones' });
    for (const one of [fives(), worst]) {
      const flags = flagsIn({
        points: [withLastDay('a', [...people(5), ...Array.from({ length: 14 }, () => one)]), quiet('b')],
        ...{ batches: [], weeks: [] },
      });
      const [flag] = flags.filter(({ kind }) => kind === 'uniform');
      expect(flag).toMatchObject({ about: { point: 'a', day: LAST }, said: { answers: 19 } });
      expect(Object.keys(flag?.said ?? {})).toEqual(['answers']);
    }
  });

  it('is named for a whole point where somebody presses a few times each day', () => {
    const days = DAYS.map((day, at) => [day, [...people(3, at * 3), fives(), fives(), fives()]] as const);
    const pressed = point('a', Object.fromEntries(days));
    expect(found({ points: [pressed, quiet('b'), quiet('c')] })).toEqual(['uniform~a']);
  });

  it('is named for a hand-out', () => {
    const handedOut = batch('z', [...people(3), ...Array.from({ length: 25 }, () => fives())]);
    expect(found({ batches: [batch('x', people(30)), batch('y', people(30, 30)), handedOut] })).toContain('uniform~z');
  });

  it('is not said of fewer than ten', () => {
    const few = Array.from({ length: 9 }, () => fives());
    expect(found({ points: [withLastDay('a', few), quiet('b')] })).not.toContain(`uniform~a~${LAST}`);
  });
});

describe('identical answers', () => {
  const same = Array.from({ length: 15 }, () => person(3));

  it('are named at a point on a day, and in sheets one behind the other', () => {
    expect(found({ points: [withLastDay('a', same), quiet('b')] })).toContain(`identical~a~${LAST}`);
    const inARow = [...people(10, 50), ...same.slice(0, 5), ...people(10, 70)];
    expect(found({ batches: [batch('x', inARow), batch('y', people(30, 100))] })).toEqual(['identical~x']);
  });

  it('name the later of two hand-outs of which one was copied', () => {
    const flags = flagsIn({
      points: [],
      batches: [batch('x', people(20)), batch('y', people(20).toReversed()), batch('z', people(30, 100))],
      weeks: [],
    });
    expect(flags).toMatchObject([{ kind: 'identical', about: { batch: 'y', other: 'x' } }]);
  });

  it('are not one level throughout: of the worst as little is said as of the best', () => {
    const kinds = [1, 0, 0.5].map((level) => {
      const all = same.map((seen) => ({ ...seen, levels: seen.levels.map(() => level), pattern: `all ${level}` }));
      const inARow = [...people(10, 50), ...all.slice(0, 5), ...people(10, 70)];
      const points = [withLastDay('a', [...people(5), ...all]), quiet('b')];
      return found({ points, batches: [batch('x', inARow), batch('y', inARow), batch('z', people(30, 100))] });
    });
    expect(kinds.flat().filter((key) => key === `identical~a~${LAST}`)).toEqual([]);
    expect(new Set(kinds.map((keys) => keys.filter((key) => key.startsWith('identical')).join())).size).toBe(1);
  });

  it('are not said of fewer than ten, in either of two hand-outs', () => {
    const nine = same.slice(0, 9);
    expect(found({ points: [withLastDay('a', nine), quiet('b')] })).not.toContain(`identical~a~${LAST}`);
    const others = batch('z', people(30, 100));
    expect(found({ batches: [batch('x', nine), others] })).toEqual([]);
    expect(found({ batches: [batch('x', people(9)), batch('y', people(9).toReversed()), others] })).toEqual([]);
    expect(found({ batches: [batch('x', people(20)), batch('y', people(9)), others] })).toEqual([]);
  });
});

it('more answers than visits, and than people in the hall, are named in tens and people', () => {
  const weeks = [
    { week: '2026-W45', field: 'thue', answers: 27, visits: 20 },
    { week: '2026-W45', field: 'dat-dai', answers: 27, visits: 27 },
  ];
  const hall = point('h', { [LAST]: people(60) }, { kind: 'meeting', meetings: new Map([[LAST, 41]]) });
  const flags = flagsIn({ points: [hall], batches: [], weeks });
  expect(flags.map(({ key, said }) => [key, said])).toEqual([
    ['visits~2026-W45~thue', { people: 20, answers: 20 }],
    [`visits~h~${LAST}`, { people: 41, answers: 60 }],
  ]);
});

it('what came while the tablet sleeps is named for the point', () => {
  const hours = [...Array.from({ length: 5 }, () => ({ opensAt: '07:00', closesAt: '17:00' })), null, null];
  const came = [
    { weekday: 1, hour: 9, responses: 70 },
    { weekday: 1, hour: 16, responses: 10 },
    { weekday: 1, hour: 17, responses: 12 },
    { weekday: 7, hour: 9, responses: 8 },
  ];
  const asleep = hoursAsleep([hours], came);
  expect(asleep).toEqual({ outside: 20, all: 100 });
  expect(hoursAsleep([hours, null], came)).toBeNull();
  expect(hoursAsleep([], came)).toBeNull();
  expect(found({ points: [point('a', {}, { hours: asleep })] })).toEqual(['hours~a']);
  expect(found({ points: [point('a', {}, { hours: { outside: 9, all: 20 } })] })).toEqual([]);
});

it('sheets that do not add up are named: too many, too few once it is over, too many spoilt', () => {
  const sheets = people(20);
  expect(found({ batches: [batch('x', sheets, { returned: 18 })] })).toEqual(['sheets~x']);
  expect(found({ batches: [batch('x', sheets, { returned: 25 })] })).toEqual(['sheets~x']);
  expect(found({ batches: [batch('x', sheets, { returned: 25, isOver: false })] })).toEqual([]);
  expect(found({ batches: [batch('x', sheets, { spoilt: 10, returned: 30 })] })).toEqual(['sheets~x']);
  expect(found({ batches: [batch('x', sheets, { returned: null })] })).toEqual([]);
});

it('a clerk whose digits do not go together is named beside others', () => {
  const pleased = (at: number): Seen => {
    const mood = [0.25, 0.5, 0.5, 0.75, 1][at % 5] ?? 0.5;
    const levels = [0, 1, 2, 3, 4, 5].map((item) => Math.max(0, mood - ((at + item) % 3 === 0 ? 0.25 : 0)));
    return { ...person(at), levels, pattern: `p${at}` };
  };
  const drawn = (at: number): Seen => {
    const levels = [0, 1, 2, 3, 4, 5].map((item) => ((at * 7 + item * 5 + ((at * item) % 3)) % 3 === 0 ? 0.75 : 1));
    return { ...person(at), levels, pattern: `d${at}` };
  };
  const all = (of: (at: number) => Seen) => Array.from({ length: 30 }, (_, at) => of(at));
  const honest = [batch('x', all(pleased), {}, 'lan'), batch('y', all(pleased), {}, 'minh')];
  const flags = found({ batches: [...honest, batch('z', all(drawn), {}, 'hoa')] });
  expect(flags).toContain('digits~hoa');
  expect(flags).not.toContain('digits~lan');
});
