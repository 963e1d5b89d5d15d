import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { folded } from './import-values.js';
import { numbersOf } from './printed-form.js';

/** Columns that are no question. */
export const ANSWERED_ON = '_day';
export const FILLED_IN_BY = '_assisted';

/** For each column of a table the question it answers, `_day`, `_assisted`, or `''` where it is left out. */
export type Mapping = readonly string[];

/** What the names of the columns say by themselves: a code, `Câu 4`, `4.`, or the question's own words. */
export function guessMapping(columns: readonly string[], questionnaire: Questionnaire): Mapping {
  const numbers = numbersOf(questionnaire);
  const taken = new Set<string>();
  return columns.map((column) => {
    const name = folded(column);
    const number = /^(?:câu )?(\d{1,3})(?: |$)/.exec(name)?.[1];
    const found = questionnaire.questions.find(
      ({ code, title }) =>
        folded(code) === name ||
        folded(title.vi) === name ||
        (number !== undefined && numbers.get(code) === Number(number)),
    );
    const meant = found?.code ?? (name.startsWith('ngày') ? ANSWERED_ON : '');
    if (meant === '' || taken.has(meant)) return '';
    taken.add(meant);
    return meant;
  });
}
