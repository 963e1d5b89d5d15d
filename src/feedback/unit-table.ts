import type { Day } from '../rules/days.js';
import { median } from '../statistics/median.js';
import { punctualityOf } from './case-steps.js';
import type { FeedbackCase } from './feedback.entity.js';

/** How the cases of one unit, or of all, were answered. Pure. */
export interface UnitFigures {
  readonly received: number;
  readonly inTime: number;
  readonly late: number;
  /** Not answered, and its deadline is not over or not set. */
  readonly open: number;
  readonly overdue: number;
  /** Disputed at least once. */
  readonly disputed: number;
  /** Calendar days from the day of receipt to the first answer, the middle one; null where none is answered. */
  readonly medianDays: number | null;
}

/** What is judged of a case. */
export type JudgedCase = Pick<FeedbackCase, 'owner' | 'openedOn' | 'dueOn' | 'answeredOn' | 'disputes'>;

/** Under so many cases only counts are told: a rate of a few misleads. */
const FEWEST_FOR_RATE = 10;

/** @param cases of one unit, or of several */
export function unitFigures(cases: readonly JudgedCase[], today: Day): UnitFigures {
  const times = cases.map((one) => punctualityOf(one, today));
  const count = (which: (typeof times)[number]): number => times.filter((one) => one === which).length;
  const days = cases.flatMap(({ openedOn, answeredOn }) => (answeredOn ? [daysBetween(openedOn, answeredOn)] : []));
  return {
    ...{ received: cases.length, inTime: count('in-time'), late: count('late') },
    ...{ open: count('open'), overdue: count('overdue') },
    disputed: cases.filter(({ disputes }) => disputes > 0).length,
    medianDays: days.length > 0 ? median(days) : null,
  };
}

/** A part of a whole; null where the whole is too small for a rate. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly rate: number | null;
}

/** Two of the three rates of 766/QĐ-TTg that come from complaints, as what is entered here says; for comparison only. */
export interface ComplaintRates {
  /** Answered in time, of all whose deadline decides: those still within it are left out. */
  readonly inTime: Share;
  /** Neither disputed, nor late or overdue, of all. */
  readonly satisfied: Share;
}

/** @param cases those of the commune */
export function complaintRates(cases: readonly JudgedCase[], today: Day): ComplaintRates {
  const { inTime, late, overdue } = unitFigures(cases, today);
  const satisfied = cases.filter((one) => {
    return one.disputes === 0 && !['late', 'overdue'].includes(punctualityOf(one, today));
  });
  return { inTime: shareOf(inTime, inTime + late + overdue), satisfied: shareOf(satisfied.length, cases.length) };
}

function shareOf(part: number, whole: number): Share {
  return { part, whole, rate: whole < FEWEST_FOR_RATE ? null : part / whole };
}

function daysBetween(from: Day, to: Day): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
