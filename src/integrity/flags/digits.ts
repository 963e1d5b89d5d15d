import { RESEMBLANCE } from '../../statistics/effective-respondents.js';
import { excess } from '../../statistics/excess.js';
import {
  errorOfCorrelation,
  type IntraclassCorrelation,
  intraclassCorrelation,
} from '../../statistics/intraclass-correlation.js';
import type { BatchSeen, Evidence, Found, Seen } from '../evidence.js';

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
  const { correlation } = usual;
  const error = Math.hypot(errorOfCorrelation({ ...theirs, correlation }), errorOfCorrelation(usual));
  return correlation - theirs.correlation > DEVIATIONS * error;
}

function togetherness(seen: readonly Seen[]): IntraclassCorrelation {
  return intraclassCorrelation(seen.map(({ levels }) => levels));
}

function useTwoDigits(own: readonly (readonly Seen[])[], others: readonly Seen[]): boolean {
  const hasTwo = ({ levels }: Seen): boolean => new Set(levels).size === 2;
  const chance = (others.filter(hasTwo).length + 1) / (others.length + 2);
  const all = own.flat();
  // Sheets of one hand-out resemble each other, those of two by one clerk do not.
  const pairs = own.reduce((sum, { length }) => sum + length * (length - 1), 0);
  const resemblance = (RESEMBLANCE['hand-out'] * pairs) / (all.length * (all.length - 1));
  const counted = { count: all.filter(hasTwo).length, chances: all.map(() => chance), of: others.length, resemblance };
  return excess(counted) > DEVIATIONS_OF_TWO;
}

const LEAST_LEVELS = 4;
const LEAST_SHEETS = 20;
const LEAST_OTHERS = 30;
const DEVIATIONS = 3;
const DEVIATIONS_OF_TWO = 2.6;
