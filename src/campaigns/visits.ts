import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { weekOf } from './weeks.js';

/** Visits of one field in one week. */
export interface Visits {
  /** ISO week `2026-W45` */
  readonly week: string;
  /** key of a field of the commune */
  readonly field: string;
  /** integer ≥ 0 */
  readonly count: number;
}

/** One count as it was sent, with what could not be understood left null. */
export interface SentVisits {
  /** where it stood: line of a text, position in a list, from 1 */
  readonly row: number;
  readonly week: string | null;
  readonly field: string | null;
  readonly count: number | null;
  /** the same as it was written */
  readonly written: { readonly week: string; readonly field: string; readonly count: string };
}

type VisitsFaultCode =
  | 'unknown-week'
  | 'outside-campaign'
  | 'unknown-field'
  | 'not-a-count'
  | 'repeated'
  | 'unreadable';

export interface VisitsFault {
  readonly row: number;
  readonly code: VisitsFaultCode;
  /** what was written there */
  readonly value: string;
}

/** Only at the Centre do people come for a field; elsewhere nobody counts visits. */
export function countsVisits({ subject }: Pick<Questionnaire, 'subject'>): boolean {
  return subject === 'centre';
}

/** What visits are checked against. */
export interface VisitsFrame {
  readonly fields: readonly { readonly key: string; readonly name: string }[];
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly today: Day;
}

/**
 * Checks everything that was sent; one fault and nothing of it is used.
 * @returns visits in the order sent, or every fault, in the order of the rows
 */
export function checkVisits(
  sent: readonly SentVisits[],
  frame: VisitsFrame,
): { readonly visits: readonly Visits[] } | { readonly faults: readonly VisitsFault[] } {
  const seen = new Set<string>();
  const visits: Visits[] = [];
  const faults: VisitsFault[] = [];
  for (const one of sent) {
    const { row, week, field, count, written } = one;
    const fault = (code: VisitsFaultCode, value: string): number => faults.push({ row, code, value });
    if (week === null) fault('unknown-week', written.week);
    else if (!isWithin(week, frame)) fault('outside-campaign', written.week);
    if (field === null) fault('unknown-field', written.field);
    if (count === null) fault('not-a-count', written.count);
    if (week === null || field === null || count === null) continue;
    if (seen.has(`${week} ${field}`)) fault('repeated', `${written.week}, ${written.field}`);
    seen.add(`${week} ${field}`);
    visits.push({ week, field, count });
  }
  return faults.length > 0 ? { faults } : { visits };
}

/** Weeks of the campaign that have begun. */
export function isWithin(week: string, { opensOn, endsOn, today }: VisitsFrame): boolean {
  return week >= weekOf(opensOn) && week <= weekOf(endsOn < today ? endsOn : today);
}
