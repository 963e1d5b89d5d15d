import { type Language, translate } from '../formatting/languages.js';
import type { RowFault } from './import-rows.js';
import { BLANK, type UnknownWord } from './import-words.js';

/** What is wrong, row by row. */
export interface FaultsView {
  readonly faults: readonly { readonly place: string; readonly sentence: string }[];
  readonly more: number;
  /** To be given a meaning here instead of being changed in the file. */
  readonly words: readonly {
    readonly like: string;
    readonly word: string;
    readonly cells: number;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  }[];
}

const FAULTS_SHOWN = 50;
const WORDS_SHOWN = 30;

export function toFaultsView(
  faults: readonly RowFault[],
  words: readonly UnknownWord[],
  language: Language,
): FaultsView {
  const choices = ({ answers }: UnknownWord) => [
    { value: '', label: translate(language, 'importing.wordOpen') },
    ...answers,
    { value: BLANK, label: translate(language, 'importing.wordBlank') },
  ];
  return {
    faults: faults.slice(0, FAULTS_SHOWN).map(({ line, cell, column, value, code, limits }) => ({
      place: translate(language, cell === '' ? 'importing.line' : 'importing.cell', { line, cell, column }),
      sentence: own.includes(code)
        ? translate(language, `importing.faults.${code}`, { value })
        : `“${value}”. ${translate(language, `answerErrors.${code}`, limits)}`,
    })),
    more: Math.max(0, faults.length - FAULTS_SHOWN),
    words: words.slice(0, WORDS_SHOWN).map((one) => ({
      ...{ like: one.like, word: one.word, cells: one.cells, choices: choices(one) },
    })),
  };
}

const own = ['not-understood', 'no-tick', 'sheet-error', 'no-such-day', 'outside-days', 'merged', 'required'];
