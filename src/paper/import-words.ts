import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { printedOptions } from './condition-words.js';
import type { RowFault } from './import-rows.js';
import { folded, type Words, wordsNotKnown } from './import-values.js';

/** What an officer says a word of the file means, in every question that offers the same answer as `like`. */
export interface WordMeaning {
  /** Code of a question. */
  readonly like: string;
  readonly word: string;
  /** One of its answers, or `_blank`: it was not answered. */
  readonly value: string;
}

/** A word that no question knows, with the answers it may stand for. */
export interface UnknownWord {
  readonly like: string;
  readonly word: string;
  /** Cells it stands in. */
  readonly cells: number;
  readonly answers: readonly { readonly value: string; readonly label: string }[];
}

type Option = ReturnType<typeof printedOptions>[number];

export const BLANK = '_blank';

/** The words as their meanings; what names no question or no answer of it means nothing. */
export function wordsMeaning(meanings: readonly WordMeaning[], { questions }: Questionnaire): Words {
  const known = new Map<string, Option | null>();
  for (const { like, word, value } of meanings) {
    const question = questions.find(({ code }) => code === like);
    if (!question) continue;
    const option = printedOptions(question).find((one) => String(one.value) === value);
    if (value === BLANK) known.set(nameOf(question, word), null);
    else if (option) known.set(nameOf(question, word), option);
  }
  return (question, word) => {
    const meant = known.get(nameOf(question, word));
    return (
      meant &&
      printedOptions(question).find(({ value, label }) => value === meant.value && label === meant.label)?.value
    );
  };
}

/** Words that were not understood, each once for all questions with the same scale, the most frequent first. */
export function unknownWords(
  faults: readonly RowFault[],
  { questions }: Questionnaire,
  words: Words,
): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  for (const { question: code, value, code: fault } of faults) {
    const question = questions.find((one) => one.code === code);
    if (!question || !['not-understood', 'sheet-error'].includes(fault)) continue;
    const answers = printedOptions(question).map((one) => ({ value: String(one.value), label: one.label }));
    if (answers.length === 0) continue;
    for (const word of wordsNotKnown(question, value, words)) {
      const name = nameOf(question, word);
      const before = found.get(name);
      found.set(
        name,
        before ? { ...before, cells: before.cells + 1 } : { like: question.code, word, cells: 1, answers },
      );
    }
  }
  return [...found.values()].sort((a, b) => b.cells - a.cells);
}

/** Lists of answers that begin alike are one scale, with or without "Không biết" at its end. */
function nameOf(question: Question, word: string): string {
  return JSON.stringify([printedOptions(question)[0], folded(word)]);
}
