import { type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import { answerInPrint } from './condition-words.js';
import type { Difference } from './differences.js';
import type { PaperBatch } from './paper.entity.js';
import { numbersOf } from './printed-form.js';
import { sheetNumber } from './sheet-runs.js';

/** What two people keyed otherwise, beside the paper itself; nothing else of the sheet is shown. */
export interface SettleView {
  readonly batchId: string;
  readonly code: string;
  readonly number: number;
  readonly shown: string;
  readonly differences: readonly {
    readonly question: string;
    readonly number: number;
    readonly title: string;
    /** null where it was left blank */
    readonly first: string | null;
    readonly second: string | null;
  }[];
  readonly refused: boolean;
}

export function toSettleView(
  batch: PaperBatch,
  number: number,
  differences: readonly Difference[],
  { placed, refused }: { readonly placed: Questionnaire; readonly refused: boolean },
): SettleView {
  const numbers = numbersOf(placed);
  return {
    ...{ batchId: batch.id, code: batch.code, number, shown: sheetNumber(number), refused },
    differences: differences.map(({ question: code, first, second }) => {
      const question = placed.questions.find((one) => one.code === code);
      return {
        ...{ question: code, number: numbers.get(code) ?? 0, title: question ? wholeTitle(question).vi : code },
        ...{ first: answerInPrint(question, first), second: answerInPrint(question, second) },
      };
    }),
  };
}
