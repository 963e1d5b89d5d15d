import { z } from 'zod';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Day } from '../rules/days.js';
import { cleanText, readCount } from '../rules/typed-text.js';
import type { Step } from './case-steps.js';
import type { FeedbackCase } from './feedback.entity.js';

/** The steps of staff in a case, by the forms of its page. */
export const stepForms = ['assign', 'note', 'answer', 'close', 'reopen'] as const;
export type StepForm = (typeof stepForms)[number];

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z.string().max(50_000).default('');

/** Each form sends its own fields; the others are empty. */
export const stepForm = z.object({
  /** Number of changes that the page showed: nobody writes over what somebody else did since. */
  changes: typedText,
  owner: typedText,
  days: typedText,
  note: typedText,
  answer: typedText,
  done: typedText,
  because: typedText,
  told: z.literal('yes').optional().catch(undefined),
});
export type TypedStep = z.output<typeof stepForm>;

export type CaseField = 'owner' | 'days' | 'note' | 'answer' | 'done' | 'because' | 'told';
export interface CaseFault {
  readonly field: CaseField;
  /** Key of what is said at the field. */
  readonly message: string;
}

/** What a step is judged by, beside what was typed. */
export interface AboutCase {
  readonly case: FeedbackCase | null;
  readonly catalogue: CommuneCatalogue;
  /** Whether its writer left a way to be reached, which is deleted when the case is closed. */
  readonly hasContact: boolean;
  /** The working day so many working days from today. */
  readonly dueAfter: (days: number) => Day;
}

/** Working days for an answer where nobody decides otherwise. */
export const USUAL_DAYS = 10;
const MOST_DAYS = 60;
const LONGEST = 4000;

/** @returns the step, or everything that is wrong with it at once */
export function readStep(
  form: StepForm,
  typed: TypedStep,
  about: AboutCase,
): Step | { readonly faults: readonly CaseFault[] } {
  if (form === 'assign') return readAssignment(typed, about);
  if (form === 'close') {
    const isTold = !about.hasContact || typed.told === 'yes';
    return isTold ? { kind: 'closed' } : { faults: [fault('told', 'told')] };
  }
  if (form === 'note') return readWords(typed.note, 'note', (words) => ({ kind: 'noted', words }));
  if (form === 'reopen') return readWords(typed.because, 'because', (words) => ({ kind: 'reopened', words }));
  const done = cleanText(typed.done);
  const answer = readWords(typed.answer, 'answer', (words) => ({ kind: 'answered', words, done: done || null }));
  if (done.length <= LONGEST) return answer;
  return { faults: [...('faults' in answer ? answer.faults : []), fault('done', 'long')] };
}

function readAssignment(
  typed: TypedStep,
  { case: about, catalogue, dueAfter }: AboutCase,
): Step | { readonly faults: readonly CaseFault[] } {
  const owner = catalogue.units.find(({ key }) => key === typed.owner)?.key;
  const known = typed.days.trim() === '' ? (about?.dueOn ?? null) : null;
  const days = readCount(typed.days);
  const dueOn = known ?? (days !== null && days >= 1 && days <= MOST_DAYS ? dueAfter(days) : null);
  if (owner !== undefined && dueOn !== null) return { kind: 'assigned', owner, dueOn };
  return {
    faults: [
      ...(owner === undefined ? [fault('owner', 'owner')] : []),
      ...(dueOn === null ? [fault('days', 'days')] : []),
    ],
  };
}

function readWords(
  typed: string,
  field: 'note' | 'answer' | 'because',
  step: (words: string) => Step,
): Step | { readonly faults: readonly CaseFault[] } {
  const words = cleanText(typed);
  if (words === '') return { faults: [fault(field, field)] };
  return words.length > LONGEST ? { faults: [fault(field, 'long')] } : step(words);
}

/** @param field where it is said @param message which of the sentences */
function fault(field: CaseField, message: string): CaseFault {
  return { field, message: `feedbackCase.faults.${message}` };
}
