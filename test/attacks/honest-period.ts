import { readFileSync } from 'node:fs';
import { weekdayOf } from '../../src/campaigns/campaign-calendar.js';
import { weekOf } from '../../src/campaigns/weeks.js';
import type { PointKind } from '../../src/collection-points/collection-point.entity.js';
import { parseCatalogue } from '../../src/communes/catalogue-file.js';
import type { BatchSeen, Evidence, PointSeen, Seen, SheetSeen } from '../../src/integrity/evidence.js';
import { seenIn } from '../../src/integrity/evidence.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import { compile } from '../../src/questionnaires/survey-js.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { answer } from '../../src/simulation/opinions.js';
import { fieldWeights, helperAt, personAt, qualityOf } from '../../src/simulation/people.js';
import { Random } from '../../src/simulation/random.js';

const shipped = (version: string): Questionnaire =>
  compile(JSON.parse(readFileSync(`surveys/${version}.json`, 'utf8')));
const centre = shipped('trung-tam.v1');
const tablet = shipped('trung-tam-may-tinh-bang.v1');
const administration = shipped('chinh-quyen.v1');
const catalogue = parseCatalogue(JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8')));

/** One honest person more, at a place of a simulated commune. */
type Person = (place: Place) => Seen;

interface Place {
  readonly kind: PointKind;
  readonly village?: string;
  /** How much happier people are here or today, in standard deviations of mood. */
  readonly mood?: number;
}

/** A period of a simulated commune, and who else might have answered there. */
export interface HonestPeriod {
  readonly evidence: Evidence;
  readonly random: Random;
  readonly person: Person;
  /** Answers of all. */
  readonly answers: number;
}

/** What every person of a simulated commune has in common. */
function peopleOf(asked: Questionnaire, random: Random): Person {
  const quality = qualityOf(catalogue, random);
  const weights = fieldWeights(catalogue, quality);
  return ({ kind, village = null, mood = 0 }) => {
    const questionnaire = kind === 'kiosk' && asked === centre ? tablet : asked;
    const assisted = helperAt(kind, random);
    const field = asked === centre ? random.weighted(weights) : null;
    const place = { channel: kind, assisted, field, village: asked === centre ? null : village };
    const person = personAt({ questionnaire, catalogue, quality, ...place, hasTurned: false, random });
    const answers = answer(questionnaire, { ...person, mood: person.mood + mood }, random);
    const flags = kind === 'kiosk' && random.chance(1 / 16) ? 'repeated' : null;
    return seenIn(questionnaire, answers, { channel: kind, flags });
  };
}

/**
 * A quarter at a Centre: counters with QR codes, a tablet, a link, sheets that the Centre hands out itself. Among it two
 * days on which everything is harvest: two and a half times as many as usual, at every point; and a day of good mood.
 */
export function aQuarter(seed: number): HonestPeriod {
  const random = new Random(seed);
  const person = peopleOf(centre, random);
  const days = workingDays('2026-07-01', 65);
  const busy = new Set([random.pick(days), random.pick(days)]);
  const good = random.pick(days);
  const rates: readonly (readonly [PointKind, number])[] = [
    ...Array.from({ length: 6 }, () => ['qr', 1 + 5 * random.next()] as const),
    ...[['kiosk', 8 + 12 * random.next()] as const, ['link', 2] as const],
  ];
  const points = rates.map(([kind, rate], at): PointSeen => {
    const charm = 0.2 * random.normal();
    const seen = days.map((day): readonly [Day, readonly Seen[]] => {
      const many = poisson(rate * (busy.has(day) ? 2.5 : 1) * (weekdayOf(day) === 1 ? 1.4 : 0.9), random);
      const mood = charm + (day === good ? 0.8 : 0);
      return [day, Array.from({ length: many }, () => person({ kind, mood }))];
    });
    return pointOf(`${kind}-${at}`, kind, new Map(seen.filter(([, all]) => all.length > 0)));
  });
  const batches = Array.from({ length: 6 }, (_, at) => {
    const mood = 0.25 * random.normal();
    return batchOf(`batch-${at}`, 30, `clerk-${at % 3}`, () => person({ kind: 'paper', mood }), random);
  });
  return complete({ points, batches }, { random, person });
}

/**
 * A round about the administration: a QR code and thirty sheets in each village, whose people resemble each other, keyed
 * by four clerks, one of whom keys sixty and more; and a meeting of 300.
 */
export function aRound(seed: number): HonestPeriod {
  const random = new Random(seed);
  const person = peopleOf(administration, random);
  const days = workingDays('2026-11-02', 8);
  const villages = Array.from({ length: 12 }, (_, at) => ({
    village: catalogue.villages[at % catalogue.villages.length]?.key ?? '',
    mood: 0.3 * random.normal(),
  }));
  const points = villages.map(({ village, mood }, at) => {
    const rate = 1 + 4 * random.next();
    const seen = days.map((day): readonly [Day, readonly Seen[]] => [
      day,
      Array.from({ length: poisson(rate, random) }, () => person({ kind: 'qr', village, mood })),
    ]);
    return pointOf(`village-${at}`, 'qr', new Map(seen.filter(([, all]) => all.length > 0)));
  });
  const [hall] = days.slice(3);
  if (!hall) throw new Error('No day for a meeting');
  const mood = 0.45 * random.normal();
  const present = Array.from({ length: 300 }, () => person({ kind: 'meeting', mood }));
  const meeting: PointSeen = {
    ...pointOf('meeting', 'meeting', new Map([[hall, present]])),
    meetings: new Map([[hall, 320]]),
  };
  const batches = villages.map(({ village, mood: its }, at) =>
    batchOf(
      `batch-${at}`,
      30,
      `clerk-${Math.min(3, Math.floor(at / 2))}`,
      () => person({ kind: 'paper', village, mood: its }),
      random,
    ),
  );
  return complete({ points: [...points, meeting], batches }, { random, person });
}

function complete(
  { points, batches }: Pick<Evidence, 'points' | 'batches'>,
  { random, person }: Pick<HonestPeriod, 'random' | 'person'>,
): HonestPeriod {
  const weeks = weeksOf(points, random);
  const answers = [
    ...points.flatMap(({ counts }) => [...counts.values()]),
    ...batches.map(({ sheets }) => sheets.length),
  ];
  return { evidence: { points, batches, weeks }, random, person, answers: answers.reduce((sum, n) => sum + n, 0) };
}

/** Of those who came, a third to two thirds answered. */
function weeksOf(points: readonly PointSeen[], random: Random): Evidence['weeks'] {
  const answers = new Map<string, number>();
  for (const { counts } of points) {
    for (const [day, n] of counts) answers.set(weekOf(day), (answers.get(weekOf(day)) ?? 0) + n);
  }
  return [...answers].map(([week, n]) => ({
    ...{ week, field: 'all', answers: n },
    visits: Math.round(n * (1.5 + 1.5 * random.next())),
  }));
}

function pointOf(id: string, kind: PointKind, days: PointSeen['days']): PointSeen {
  const counts = new Map([...days].map(([day, seen]) => [day, seen.length]));
  return { id, kind, counts, days, meetings: new Map(), hours: null };
}

function batchOf(id: string, issued: number, keyedBy: string, person: () => Seen, random: Random): BatchSeen {
  const sheets: SheetSeen[] = [];
  let spoilt = 0;
  for (let number = 1; number <= issued; number += 1) {
    // One of six does not come back, one of thirty is blank.
    if (random.chance(1 / 6)) continue;
    if (random.chance(1 / 30)) spoilt += 1;
    else sheets.push({ ...person(), number, keyedBy });
  }
  return { id, issued, returned: sheets.length + spoilt, spoilt, isOver: true, atMeeting: false, sheets };
}

function workingDays(from: Day, count: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) if (weekdayOf(day) <= 5) days.push(day);
  return days;
}

function poisson(mean: number, random: Random): number {
  const least = Math.exp(-mean);
  let n = 0;
  for (let product = random.next(); product > least; product *= random.next()) n += 1;
  return n;
}

/** Somebody who gives one level to everything, as a phone shows it or a tablet. */
export function onlyFives(kind: PointKind): Seen {
  const questionnaire = kind === 'kiosk' ? tablet : centre;
  const best = questionnaire.questions.filter(({ part, scale }) => part === 'A' && scale !== null);
  const answers = Object.fromEntries(
    best.slice(0, kind === 'kiosk' ? 1 : best.length).map(({ code, scale }) => [code, scale?.levels ?? 5]),
  );
  return seenIn(questionnaire, answers, { channel: kind, flags: null });
}

/** A sheet as a clerk makes one up: fours and fives, each by itself. */
export function madeUp(like: Seen, random: Random): Seen {
  const levels = like.levels.map(() => (random.chance(0.65) ? 1 : 0.75));
  return { ...like, levels, pattern: levels.join() };
}
