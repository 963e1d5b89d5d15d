import { type Day, readDay } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';

/** The paper on which a chairman approved that a result is shown. */
export interface SignedDecision {
  /** e.g. "125/QĐ-UBND" */
  readonly number: string;
  readonly decidedOn: Day;
}

/** The same as an officer types it. */
export interface TypedDecision {
  readonly number: string;
  readonly decidedOn: string;
}

/** What is wrong with each field: keys of sentences under `publicResults.staff.faults`. */
export interface DecisionFaults {
  readonly number: 'number' | 'numberLong' | null;
  readonly decidedOn: 'day' | 'future' | 'beforeLock' | null;
}

/**
 * Nobody decides on figures before they are locked, nor tomorrow.
 * @example readDecision({ number: '125/QĐ-UBND', decidedOn: '16/11/2026' }, { lockedOn: '2026-11-15', today: '2026-11-17' })
 * // { number: '125/QĐ-UBND', decidedOn: '2026-11-16' }
 */
export function readDecision(
  typed: TypedDecision,
  { lockedOn, today }: { readonly lockedOn: Day; readonly today: Day },
): SignedDecision | { readonly faults: DecisionFaults } {
  const number = cleanLine(typed.number);
  const decidedOn = readDay(typed.decidedOn);
  const faults: DecisionFaults = {
    number: number === '' ? 'number' : number.length > LONGEST_NUMBER ? 'numberLong' : null,
    decidedOn: faultOf(decidedOn, { lockedOn, today }),
  };
  return decidedOn && faults.number === null && faults.decidedOn === null ? { number, decidedOn } : { faults };
}

const LONGEST_NUMBER = 100;

function faultOf(
  day: Day | null,
  { lockedOn, today }: { readonly lockedOn: Day; readonly today: Day },
): DecisionFaults['decidedOn'] {
  if (day === null) return 'day';
  if (day > today) return 'future';
  return day < lockedOn ? 'beforeLock' : null;
}
