import type { Language } from '../../formatting/languages.js';
import type { Sentence } from '../../formatting/sentence.js';
import type { AnswerRule } from '../answer-checks.js';

/** What the script of the form is told, as an attribute of the form. */
export interface FormScript {
  readonly code: string;
  readonly campaign: string;
  readonly version: string;
  readonly language: Language;
  readonly rules: readonly AnswerRule[];
  /** Minutes of part B. */
  readonly minutes: number;
  /** Sentences keep their `{places}`; the script fills them in. */
  readonly words: Readonly<Record<string, Sentence>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Where the runtime of SurveyJS is, for a questionnaire that needs it. */
  readonly survey: SurveyScript | null;
}

export interface SurveyScript {
  readonly script: string;
  readonly style: string;
  readonly start: string;
  /** Said while it loads. */
  readonly loading: string;
  readonly assisted: string;
  readonly assistedBy: Readonly<Record<string, string>>;
  readonly withoutCode: string;
}

/** What SurveyJS draws it from: `GET /api/v1/points/:code/questionnaire`. */
export interface QuestionnaireReply {
  readonly campaign: string;
  readonly version: string;
  readonly languages: readonly Language[];
  /** The SurveyJS JSON as the commune asks it. */
  readonly definition: Readonly<Record<string, unknown>>;
}
