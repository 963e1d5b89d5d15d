import type { BatchSeen, Evidence, PointSeen, Seen } from '../../src/integrity/evidence.js';
import type { Flag } from '../../src/integrity/flags.js';
import type { Day } from '../../src/rules/days.js';
import type { Random } from '../../src/simulation/random.js';
import { aQuarter, aRound, type HonestPeriod, madeUp, onlyFives } from './honest-period.js';

/** Evidence with something planted in it, and which flags name it. */
interface Planted {
  readonly evidence: Evidence;
  readonly names: (flag: Flag) => boolean;
}

export interface Attack {
  readonly period: (seed: number) => HonestPeriod;
  readonly plant: (period: HonestPeriod) => Planted;
}

/** At one point on some of its days, so many more of these each day. */
function atPoint(
  { evidence, random }: HonestPeriod,
  wanted: { readonly kind: PointSeen['kind']; readonly days: number; readonly aDay: number },
  fake: () => Seen,
): Planted {
  const point = random.pick(evidence.points.filter(({ kind }) => kind === wanted.kind));
  const all = [...point.days.keys()].toSorted();
  const start = Math.floor(random.next() * Math.max(1, all.length - wanted.days));
  const chosen = new Set(all.slice(start, start + wanted.days));
  const more = new Map<Day, readonly Seen[]>(
    [...point.days].map(([day, seen]) => {
      const fakes = chosen.has(day) ? Array.from({ length: wanted.aDay }, fake) : [];
      return [day, [...seen, ...fakes]];
    }),
  );
  const counts = new Map([...more].map(([day, seen]) => [day, seen.length]));
  const points = evidence.points.map((one) => (one === point ? { ...one, days: more, counts } : one));
  return {
    evidence: { ...evidence, points },
    names: ({ about }) => about.point === point.id && (about.day === undefined || chosen.has(about.day)),
  };
}

/** In the place of one batch another one. */
function inBatch(
  { evidence, random }: HonestPeriod,
  change: (batch: BatchSeen, other: BatchSeen) => BatchSeen,
): Planted {
  const at = 1 + Math.floor(random.next() * (evidence.batches.length - 1));
  const [batch, other] = [evidence.batches[at], evidence.batches[Math.floor(random.next() * at)]];
  if (!batch || !other) throw new Error('No batch to attack');
  const changed = change(batch, other);
  const batches = evidence.batches.map((one) => (one === batch ? changed : one));
  const clerk = changed.sheets[0]?.keyedBy;
  return {
    evidence: { ...evidence, batches },
    names: ({ about }) => about.batch === batch.id || (about.clerk !== undefined && about.clerk === clerk),
  };
}

/** Every sheet that a clerk keyed of some batches has another fifteen beside it that nobody filled in. */
function invented(period: HonestPeriod, isCounted: boolean): Planted {
  const { evidence, person, random } = period;
  const clerk = random.pick([...new Set(evidence.batches.flatMap(({ sheets }) => sheets.map((one) => one.keyedBy)))]);
  const own = new Set(evidence.batches.filter(({ sheets }) => sheets[0]?.keyedBy === clerk).map(({ id }) => id));
  const batches = evidence.batches.map((batch) => {
    if (!own.has(batch.id)) return batch;
    // Half of the sheets came back; the rest is made up.
    const real = batch.sheets.filter(({ number }) => number % 2 === 1);
    const numbers = Array.from({ length: batch.issued / 2 }, (_, at) => 2 * at + 2);
    const fakes = numbers.map((number) => ({ ...madeUp(person({ kind: 'paper' }), random), number, keyedBy: clerk }));
    const sheets = [...real, ...fakes].toSorted((a, b) => a.number - b.number);
    return { ...batch, sheets, returned: isCounted ? real.length + batch.spoilt : sheets.length + batch.spoilt };
  });
  return {
    evidence: { ...evidence, batches },
    names: ({ about }) => about.clerk === clerk || (about.batch !== undefined && own.has(about.batch)),
  };
}

function copied(batch: BatchSeen, other: BatchSeen, changed: number, random: Random): BatchSeen {
  const keyedBy = batch.sheets[0]?.keyedBy ?? '';
  const sheets = other.sheets.map((sheet, at) => {
    const own = random.chance(changed) ? batch.sheets[at] : undefined;
    return { ...(own ?? sheet), number: sheet.number, keyedBy };
  });
  return { ...batch, sheets, spoilt: other.spoilt, returned: sheets.length + other.spoilt };
}

const fives = (kind: PointSeen['kind']) => () => onlyFives(kind);

/** What somebody might do to a commune's figures, by name. */
export const attacks: Readonly<Record<string, Attack>> = {
  'one person presses the tablet 50 times, at once': {
    period: aQuarter,
    plant: (period) =>
      atPoint(period, { kind: 'kiosk', days: 1, aDay: 50 }, () => {
        return { ...onlyFives('kiosk'), quick: period.random.chance(0.9) };
      }),
  },
  'the same, waiting each time until nothing is marked': {
    period: aQuarter,
    plant: (period) => atPoint(period, { kind: 'kiosk', days: 1, aDay: 50 }, fives('kiosk')),
  },
  'script of fives, a fixed QR code, 500 in a day': {
    period: aQuarter,
    plant: (period) => atPoint(period, { kind: 'qr', days: 1, aDay: 500 }, fives('qr')),
  },
  'the same, 100 a day for a week': {
    period: aQuarter,
    plant: (period) => atPoint(period, { kind: 'qr', days: 5, aDay: 100 }, fives('qr')),
  },
  'the same, 20 a day for a month': {
    period: aQuarter,
    plant: (period) => atPoint(period, { kind: 'qr', days: 22, aDay: 20 }, fives('qr')),
  },
  'the same, 5 a day for the quarter': {
    period: aQuarter,
    plant: (period) => atPoint(period, { kind: 'qr', days: 65, aDay: 5 }, fives('qr')),
  },
  'a counter officer presses for three citizens a day': {
    period: aQuarter,
    plant: (period) => atPoint(period, { kind: 'qr', days: 65, aDay: 3 }, fives('qr')),
  },
  'a clerk makes up half of the sheets, and counts them as returned': {
    period: aRound,
    plant: (period) => invented(period, false),
  },
  'the same where another had counted what came back': { period: aRound, plant: (period) => invented(period, true) },
  'a batch copied sheet by sheet': {
    period: aRound,
    plant: (period) => inBatch(period, (batch, other) => copied(batch, other, 0, period.random)),
  },
  'a batch of which four fifths are copied': {
    period: aRound,
    plant: (period) => inBatch(period, (batch, other) => copied(batch, other, 0.2, period.random)),
  },
  'the rated unit hands out a batch that comes back all fives': {
    period: aQuarter,
    plant: (period) =>
      inBatch(period, (batch) => ({
        ...batch,
        sheets: batch.sheets.map((sheet) => {
          return period.random.chance(0.9) ? { ...sheet, ...onlyFives('paper') } : sheet;
        }),
      })),
  },
};

const TEN_THOUSAND = 10_000;

/** One phone, one fixed QR code, ten thousand answers: in a day, or spread so that each day has fewer. */
export const floods: Readonly<Record<string, Attack>> = Object.fromEntries(
  [1, 5, 20, 60].flatMap((days) => {
    const aDay = Math.ceil(TEN_THOUSAND / days);
    const flood = (fake: (period: HonestPeriod) => Seen): Attack => ({
      period: aQuarter,
      plant: (period) => atPoint(period, { kind: 'qr', days, aDay }, () => fake(period)),
    });
    return [
      [`10,000 fives on ${days} days`, flood(() => onlyFives('qr'))],
      [
        `10,000 like those of very satisfied people, on ${days} days`,
        flood(({ person }) => person({ kind: 'qr', mood: 2 })),
      ],
    ] as const;
  }),
);
