import type { KeyedQuestion } from '../../rules/keying.js';

/** What the server tells the keying screen, as an attribute of the page (`KeyingData` in `paper/keying.view-model.ts`). */
export interface KeyingData {
  readonly address: string;
  readonly second: boolean;
  readonly issued: number;
  readonly numbers: readonly number[];
  readonly done: number;
  readonly questions: readonly KeyingQuestion[];
  readonly words: Readonly<Record<string, string>>;
}

export interface KeyingQuestion extends KeyedQuestion {
  readonly number: string;
  readonly stem: string | null;
  readonly title: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
}

/** Who held the pen: keyed last, and no question of the questionnaire. */
export const ASSISTED = '_assisted';
