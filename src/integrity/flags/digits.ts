import type { BatchSeen, Evidence, Found, Seen } from '../evidence.js';
import { excess, RESEMBLANCE } from '../unusual.js';

/**
 * What one clerk keyed does not look like people's answers beside what the others keyed. Whoever makes sheets up draws
 * each digit by itself, where a person who is pleased is pleased with most things (the share of the spread that lies
 * between people: intraclass correlation, one way); and draws it from two digits, without a low one now and then.
 */
export function digits({ batches }: Evidence): readonly Found[] {
  const clerks = new Set(batches.flatMap(({ sheets }) => sheets.map(({ keyedBy }) => keyedBy)));
  return [...clerks].flatMap((clerk): readonly Found[] => {
    const own = batches.map((batch) => longSheets(batch, (by) => by === clerk)).filter(({ length }) => length > 0);
    const others = batches.flatMap((batch) => longSheets(batch, (by) => by !== clerk));
    const { length: answers } = own.flat();
    if (answers < LEAST_SHEETS || others.length < LEAST_OTHERS) return [];
    if (!fallApart(own.flat(), others) && !useTwoDigits(own, others)) return [];
    return [{ about: { clerk }, weight: answers, said: { answers } }];
  });
}

function longSheets({ sheets }: BatchSeen, is: (keyedBy: string) => boolean): readonly Seen[] {
  return sheets.filter(({ keyedBy, levels }) => is(keyedBy) && levels.length >= LEAST_LEVELS);
}

/** People differ less from each other than the answers of one person do, beside the others. */
function fallApart(own: readonly Seen[], others: readonly Seen[]): boolean {
  const [theirs, usual] = [togetherness(own), togetherness(others)];
  const error = Math.hypot(errorOf(usual.share, theirs), errorOf(usual.share, usual));
  return usual.share - theirs.share > DEVIATIONS * error;
}

function useTwoDigits(own: readonly (readonly Seen[])[], others: readonly Seen[]): boolean {
  const hasTwo = ({ levels }: Seen): boolean => new Set(levels).size === 2;
  const chance = (others.filter(hasTwo).length + 1) / (others.length + 2);
  const all = own.flat();
  // Sheets of one hand-out resemble each other, those of two by one clerk do not.
  const pairs = own.reduce((sum, { length }) => sum + length * (length - 1), 0);
  const resemblance = (RESEMBLANCE.handOut * pairs) / (all.length * (all.length - 1));
  const counted = { count: all.filter(hasTwo).length, chances: all.map(() => chance), of: others.length, resemblance };
  return excess(counted) > DEVIATIONS_OF_TWO;
}

interface Togetherness {
  /** Of the spread of levels, what lies between people: a fraction, below 0 where people differ less than by chance. */
  readonly share: number;
  readonly people: number;
  /** Levels that each gave, on average. */
  readonly each: number;
}

function togetherness(seen: readonly Seen[]): Togetherness {
  const given = seen.map(({ levels }) => levels);
  const all = given.flat();
  const mean = meanOf(all);
  const between = given.reduce((sum, levels) => sum + levels.length * (meanOf(levels) - mean) ** 2, 0);
  const within = given.reduce((sum, levels) => {
    const own = meanOf(levels);
    return sum + levels.reduce((squares, level) => squares + (level - own) ** 2, 0);
  }, 0);
  const [people, each] = [given.length, all.length / given.length];
  const [ofPeople, ofItems] = [between / (people - 1), within / (all.length - people)];
  const spread = ofPeople + (each - 1) * ofItems;
  return { share: spread === 0 ? 1 : (ofPeople - ofItems) / spread, people, each };
}

/** Standard error of such a share (Fisher 1925). */
function errorOf(share: number, { people, each }: Togetherness): number {
  const factor = (1 - share) * (1 + (each - 1) * share);
  return (Math.SQRT2 * factor) / Math.sqrt(each * (each - 1) * (people - 1));
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

const LEAST_LEVELS = 4;
const LEAST_SHEETS = 20;
const LEAST_OTHERS = 30;
const DEVIATIONS = 3;
const DEVIATIONS_OF_TWO = 2.6;
