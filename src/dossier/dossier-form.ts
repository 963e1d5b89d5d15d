import { z } from 'zod';
import { type Day, readDay } from '../rules/days.js';
import { cleanLine, cleanText, readNumber } from '../rules/typed-text.js';
import type { CriteriaSet, Criterion } from './criteria-file.js';
import { hundredths, maximumOf, type Score } from './self-score.js';

/** The boxes as they were sent, to be shown again. */
export type Boxes = Readonly<Record<string, string>>;

/** What is wrong with a box: keys of sentences, by its name. */
export type Faults = ReadonlyMap<string, DossierFault>;
type DossierFault = 'not-points' | 'too-many' | 'too-long' | 'not-a-day' | 'unknown-level' | 'criteria-in-use';

/** A form as it is sent: as it was read, and its boxes. */
export const dossierForm = z
  .object({ changes: z.coerce.number().int().min(0).max(1_000_000) })
  .catchall(z.string().max(20_000));

export function boxesOf(form: z.output<typeof dossierForm>): Boxes {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}

/** What a commune says when it registers. */
export interface Registration {
  readonly level: string | null;
  readonly registeredOn: Day | null;
  readonly letter: string;
  /** Of the levels whose points the criteria do not say, hundredths. */
  readonly thresholds: Readonly<Record<string, number | null>>;
}

const LONGEST_LETTER = 100;
const LONGEST_COMMENT = 2_000;
const MOST_POINTS = 1_000;

/** Reads the form of the registration. @param today no letter is of a later day */
export function readRegistration(
  boxes: Boxes,
  { levels }: Pick<CriteriaSet, 'levels'>,
  today: Day,
): { readonly registration: Registration; readonly faults: Faults } {
  const faults = new Map<string, DossierFault>();
  const chosen = boxes.level ?? '';
  const level = levels.find(({ key }) => key === chosen)?.key ?? null;
  if (chosen !== '' && level === null) faults.set('level', 'unknown-level');
  const typedDay = (boxes.registeredOn ?? '').trim();
  const registeredOn = typedDay === '' ? null : readDay(typedDay);
  if (typedDay !== '' && (registeredOn === null || registeredOn > today)) faults.set('registeredOn', 'not-a-day');
  const letter = cleanLine(boxes.letter ?? '');
  if ([...letter].length > LONGEST_LETTER) faults.set('letter', 'too-long');
  const open = levels.filter(({ pointsFrom }) => pointsFrom === null);
  const thresholds = Object.fromEntries(open.map(({ key }) => [key, pointsIn(boxes, `threshold-${key}`, faults)]));
  return { registration: { level, registeredOn, letter, thresholds }, faults };
}

/** What an officer says by one criterion. */
export type TypedScore = Score & { readonly comment: string };

/** Reads the form of one criterion. */
export function readScore(
  boxes: Boxes,
  criterion: Pick<Criterion, 'points'>,
): { readonly score: TypedScore; readonly faults: Faults } {
  const faults = new Map<string, DossierFault>();
  const maximum = criterion.points === null ? pointsIn(boxes, 'maximum', faults) : null;
  const points = pointsIn(boxes, 'points', faults);
  const most = maximumOf(criterion, { maximum });
  if (points !== null && most !== null && points > most) faults.set('points', 'too-many');
  const comment = cleanText(boxes.comment ?? '');
  if ([...comment].length > LONGEST_COMMENT) faults.set('comment', 'too-long');
  const met = boxes.met === 'yes' ? true : boxes.met === 'no' ? false : null;
  return { score: { maximum, points, met, comment }, faults };
}

/** The boxes of one criterion among those of the whole table, which carry its code: `points-2.7`. */
export function boxesOfRow(boxes: Boxes, code: string): Boxes {
  const rows = rowFields.map((field) => [field, boxes[`${field}-${code}`] ?? ''] as const);
  return Object.fromEntries(rows);
}
const rowFields = ['changes', 'maximum', 'points', 'met'] as const;

/** What an officer says by a criterion. */
export interface ScoredCriterion {
  readonly code: string;
  /** How often it was saved when its page was read; 0 for never. */
  readonly read: number;
  readonly typed: TypedScore;
}

/**
 * Reads the table of all criteria, without rows in which nothing stands and nothing did, and those that were not sent.
 * Comments stay as they are.
 * @param scores as they are kept, by the code of their criterion
 */
export function readTable(
  boxes: Boxes,
  { criteria }: Pick<CriteriaSet, 'criteria'>,
  scores: ReadonlyMap<string, TypedScore>,
): { readonly scored: readonly ScoredCriterion[]; readonly faults: ReadonlyMap<string, Faults> } {
  const faults = new Map<string, Faults>();
  const scored = criteria.flatMap((criterion): ScoredCriterion[] => {
    const { code } = criterion;
    if (boxes[`changes-${code}`] === undefined) return [];
    const [row, now] = [boxesOfRow(boxes, code), scores.get(code)];
    const read = readScore({ ...row, comment: now?.comment ?? '' }, criterion);
    if (read.faults.size > 0) faults.set(code, read.faults);
    const { maximum, points, met } = read.score;
    const isBlank = maximum === null && points === null && met === null;
    return isBlank && !now ? [] : [{ code, read: Number(row.changes) || 0, typed: read.score }];
  });
  return { scored, faults };
}

/** Hundredths; null for an empty box, and for one that is wrong. */
function pointsIn(boxes: Boxes, name: string, faults: Map<string, DossierFault>): number | null {
  const text = (boxes[name] ?? '').trim();
  if (text === '') return null;
  const typed = readNumber(text);
  const parts = typed === null ? null : hundredths(typed);
  const isExact = typed !== null && parts !== null && Math.abs(parts - typed * 100) < 1e-6;
  if (!isExact || typed < 0 || typed > MOST_POINTS) {
    faults.set(name, 'not-points');
    return null;
  }
  return parts;
}
