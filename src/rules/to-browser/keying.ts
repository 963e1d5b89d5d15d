import type { Language } from '../../formatting/languages.js';
import type { AnswerError } from '../answer-checks.js';
import type { KeyedQuestion } from '../keying.js';

/** What the keying screen is told, as an attribute of its page. */
export interface KeyingData {
  /** Login name of who keys. */
  readonly by: string;
  /** Where a sheet is sent. */
  readonly address: string;
  readonly second: boolean;
  readonly issued: number;
  /** Numbers that are still to be keyed, in order. */
  readonly numbers: readonly number[];
  readonly done: number;
  readonly questions: readonly KeyingQuestion[];
  readonly language: Language;
  readonly words: Readonly<Record<string, string>>;
}

export interface KeyingQuestion extends KeyedQuestion {
  /** As printed before the question; empty for who filled in. */
  readonly number: string;
  /** What stands over the rows of a matrix; null elsewhere. */
  readonly stem: string | null;
  readonly title: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
}

/** Who held the pen: asked last, on a form as on paper, and no question of the questionnaire. */
export const ASSISTED = '_assisted';

/** What became of a sheet keyed first. */
export type FirstKeyed = { readonly kind: 'stored' | 'repeated'; readonly late: boolean } | SheetInvalid;

/** What became of a sheet keyed a second time. */
export type SecondKeyed = { readonly kind: 'agreed' | 'differs' } | SheetInvalid;

interface SheetInvalid {
  readonly kind: 'invalid';
  readonly errors: readonly AnswerError[];
}

/** What became of a picture that was brought: of each page that it shows, in words. */
export interface BroughtPicture {
  readonly pages: readonly {
    readonly isKept: boolean;
    /** Another picture of it may be better. */
    readonly isWanted: boolean;
    readonly text: string;
  }[];
}
