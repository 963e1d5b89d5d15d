import type { DistributionRow } from '../figures/satisfaction.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

/**
 * The nine indices of Thông tư 01/2018/TT-VPCP (names as on a provincial scoring table), each of 2, 1 or 0 points for a
 * file, so of 0 … 2 for a quarter. The survey knows two of them; a commune types the others.
 */
export const indices = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Index = (typeof indices)[number];

/** Those of the survey, with the item of the Centre's questionnaire that everybody is asked. */
export const surveyed = { 7: 'E3', 8: 'E5' } as const satisfies Partial<Record<Index, string>>;

/** A value for each index. */
export function byIndex<Of>(make: (index: Index) => Of): Readonly<Record<Index, Of>> {
  return Object.fromEntries(indices.map((index) => [index, make(index)])) as Readonly<Record<Index, Of>>;
}

/** Of one index. */
export const MOST_POINTS = 2;
/** Points of a quarter are told to hundredths. */
const PARTS = 100;

/** How often the levels of an item were answered, as published. */
export interface LevelCounts {
  readonly code: string;
  readonly label: string;
  /** Answers by level, 1 … 5. */
  readonly levels: readonly number[];
  readonly base: number;
}

/** What the locked figures of a quarter say for its sheet. */
export interface QuarterSurvey {
  readonly campaign: string;
  readonly period: string;
  readonly version: string;
  readonly dataHash: string;
  /** Of the items of indices 7 and 8, and of the general one; null where they are not told. */
  readonly items: Readonly<Record<keyof typeof surveyed | 'general', LevelCounts | null>>;
}

/** What is typed for one index: points in hundredths, null where nothing is; a note for the sheet. */
interface TypedIndex {
  readonly points: number | null;
  readonly note: string;
}
/** What is typed for a quarter, index by index; how the sheet is stored. */
export type Typed = Readonly<Record<Index, TypedIndex>>;

/** A sheet that nobody has begun. */
export const NOTHING_TYPED = byIndex(() => ({ points: null, note: '' }));

/** What the survey says of an index; null where only the commune knows it. */
export function itemOf(index: Index, survey: QuarterSurvey | null): LevelCounts | null {
  return index === 7 || index === 8 ? (survey?.items[index] ?? null) : null;
}

/** The indices that nobody but the commune knows. */
export function typableIn(survey: QuarterSurvey | null): readonly Index[] {
  return indices.filter((index) => itemOf(index, survey) === null);
}

/** The published counts of an item on five levels; null where they are not told, or nobody was asked. */
export function countsOf(
  questions: readonly DistributionRow[],
  code: string,
  { questions: asked }: Pick<Questionnaire, 'questions'>,
): LevelCounts | null {
  const row = questions.find((one) => one.key === code);
  const scale = asked.find((one) => one.code === code)?.scale;
  if (!row || !('counts' in row) || scale?.levels !== 5) return null;
  const levels = [1, 2, 3, 4, 5].map((level) => row.counts[String(level)] ?? 0);
  const base = levels.reduce((sum, count) => sum + count, 0);
  return base === 0 ? null : { code, label: row.label, levels, base };
}

/**
 * Points of an index from the answers to its item: 2 for who is satisfied (4, 5), 1 for "bình thường" (3), 0 for who is
 * not (1, 2); their mean, as the circular gives 2, 1 and 0 points file by file. That five levels become three so is our
 * reading: the circular leaves the form to the province.
 * @returns hundredths, 0 … 200
 * @example pointsOf({ levels: [1, 1, 2, 3, 3], base: 10 }) // 140
 */
export function pointsOf({ levels, base }: Pick<LevelCounts, 'levels' | 'base'>): number {
  const [, , neutral = 0, satisfied = 0, very = 0] = levels;
  return Math.round((PARTS * (MOST_POINTS * (satisfied + very) + neutral)) / base);
}

/** Hundredths of points of each index; null where it is not known yet. */
export type Points = Readonly<Record<Index, number | null>>;

/** Points of each index: of the survey where it tells, else as typed. */
export function pointsIn({ typed, survey }: { readonly typed: Typed; readonly survey: QuarterSurvey | null }): Points {
  return byIndex((index) => {
    const item = itemOf(index, survey);
    return item ? pointsOf(item) : typed[index].points;
  });
}

/** The sum of nine, in hundredths; null while one is missing. */
export function totalOf(points: Points): number | null {
  return indices.reduce<number | null>((sum, index) => {
    const own = points[index];
    return sum === null || own === null ? null : sum + own;
  }, 0);
}

/** Xếp loại, the best first. */
export type QuarterClass = 'excellent' | 'good' | 'fair' | 'average' | 'weak';

/**
 * Xếp loại of a sum of 18: from 15 Xuất sắc, from 12 Tốt, from 9 Khá, from 6 Trung bình, else Yếu.
 * @param total hundredths of points
 * @example classOf(1500) // 'excellent'
 */
export function classOf(total: number): QuarterClass {
  if (total >= 15 * PARTS) return 'excellent';
  if (total >= 12 * PARTS) return 'good';
  if (total >= 9 * PARTS) return 'fair';
  return total >= 6 * PARTS ? 'average' : 'weak';
}
