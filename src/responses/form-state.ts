import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import type { FormFields } from './form-fields.js';

/** Where and by whom the questions are asked, in words. */
export interface FormPlace {
  /** "xã Hồng Châu" */
  readonly commune: string;
  /** "Quầy Tư pháp – Hộ tịch" */
  readonly name: string;
  /** Where that is, or what is asked about: "Trung tâm Phục vụ hành chính công, xã Hồng Châu" */
  readonly subject: string;
  /** Who asks and where, in one line: "Quầy Tư pháp – Hộ tịch, Trung tâm PVHCC xã Hồng Châu" */
  readonly who: string;
  /** Keys of the fields that this counter serves, which are offered first; empty where it serves all. */
  readonly ownFields: readonly string[];
  readonly resultsAddress: string;
  /** Where anybody writes to the commune. */
  readonly feedbackAddress: string;
  /** Where its receipts are typed in. */
  readonly receiptAddress: string;
}

export interface FormPageRequest {
  /** Only what is asked at this point (`askedAt`). */
  readonly questionnaire: Questionnaire;
  readonly campaign: string;
  /** The last day on which answers are taken. */
  readonly endsOn: string;
  readonly code: string;
  readonly place: FormPlace;
  readonly language: Language;
  /** Says on the page that nothing here is real. */
  readonly demo: boolean;
}

/** A reason that lies in no single answer. */
export type Refusal = 'code-spent' | 'code-unknown' | 'version-unknown' | 'cannot-store-now';

/** Where a person stands in the form without JavaScript. */
export interface FormState {
  readonly id: string;
  readonly screen: string;
  /** Whether "Trả lời thêm" was chosen. */
  readonly more: boolean;
  /** Came from the look back before sending, and returns to it. */
  readonly toCheck: boolean;
  /** Was told that a text seems to hold a number or address of a person. */
  readonly noticed: boolean;
  readonly answers: Answers;
  /** What stands in the fields, right or wrong: nothing typed is lost. */
  readonly fields: FormFields;
  readonly errors: readonly AnswerError[];
  /** Why the whole form was refused, when it was. */
  readonly refused: Refusal | null;
}

/** A form on which nothing was answered yet, at one of its screens. */
export function untouchedAt(screen: string, more: boolean): FormState {
  return {
    ...{ id: '', screen, more, toCheck: false, noticed: false },
    ...{ answers: {}, fields: {}, errors: [], refused: null },
  };
}

/** Who filled the form in, in the order shown. */
export const assistedBy = ['self', 'family', 'officer'] as const;
