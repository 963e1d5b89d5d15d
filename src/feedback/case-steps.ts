import type { Day } from '../rules/days.js';

/**
 * What may become of a case, and what each step makes of it. Pure: who may do it and what is stored with it is not known
 * here.
 */

/** `new`: nobody owes an answer yet. `disputed`: its writer is not satisfied with the answer. */
export const caseStates = ['new', 'assigned', 'answered', 'disputed', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export type Step =
  | { readonly kind: 'assigned'; readonly owner: string; readonly dueOn: Day }
  | { readonly kind: 'noted'; readonly words: string }
  | { readonly kind: 'answered'; readonly words: string; readonly done: string | null }
  | { readonly kind: 'disputed'; readonly words: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'reopened'; readonly words: string };
export type StepKind = Step['kind'] | 'opened';

/** What a case is judged by. */
export interface CaseNow {
  readonly state: CaseState;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly answeredOn: Day | null;
  readonly answer: string | null;
  readonly done: string | null;
  readonly disputes: number;
  readonly closedOn: Day | null;
}

/** Which steps are open in each state; `disputed` is its writer's, the others are those of staff. */
const stepsFrom: Readonly<Record<CaseState, readonly Step['kind'][]>> = {
  new: ['assigned', 'noted'],
  assigned: ['assigned', 'noted', 'answered'],
  answered: ['noted', 'answered', 'disputed', 'closed'],
  disputed: ['assigned', 'noted', 'answered', 'closed'],
  closed: ['disputed', 'reopened'],
};

/** A case that was closed can be disputed once more, not for ever. */
const MOST_DISPUTES = 3;

/**
 * Whether a step is open in a case as it stands.
 * @example mayFollow({ state: 'new', disputes: 0 }, 'answered') // false
 */
export function mayFollow({ state, disputes }: Pick<CaseNow, 'state' | 'disputes'>, step: Step['kind']): boolean {
  return stepsFrom[state].includes(step) && (step !== 'disputed' || disputes < MOST_DISPUTES);
}

/**
 * A case after a step.
 * @param on business day of the step
 * @returns null where the step is not open
 */
export function after(now: CaseNow, step: Step, on: Day): CaseNow | null {
  if (!mayFollow(now, step.kind)) return null;
  switch (step.kind) {
    case 'assigned':
      return { ...now, state: 'assigned', owner: step.owner, dueOn: step.dueOn };
    case 'noted':
      return now;
    case 'answered':
      return { ...now, state: 'answered', answeredOn: now.answeredOn ?? on, answer: step.words, done: step.done };
    case 'disputed':
      return { ...now, state: 'disputed', disputes: now.disputes + 1, closedOn: null };
    case 'closed':
      return { ...now, state: 'closed', closedOn: on };
    case 'reopened':
      return { ...now, state: 'assigned', closedOn: null };
  }
}

/** How a case stands against its deadline: answered in time or late, still open, or open and overdue. */
export type Punctuality = 'in-time' | 'late' | 'open' | 'overdue';

/**
 * The first answer counts: what is disputed afterwards was answered on its day.
 * @example punctualityOf({ dueOn: '2026-11-10', answeredOn: '2026-11-11' }, '2026-12-01') // 'late'
 */
export function punctualityOf({ dueOn, answeredOn }: Pick<CaseNow, 'dueOn' | 'answeredOn'>, today: Day): Punctuality {
  const isPast = dueOn !== null && dueOn < (answeredOn ?? today);
  if (answeredOn !== null) return isPast ? 'late' : 'in-time';
  return isPast ? 'overdue' : 'open';
}
