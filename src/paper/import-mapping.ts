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
  const taken = new Set<string>();
  const days = columns.map(folded).filter((name) => DAY.test(name));
  const day = days.find((name) => name.startsWith('ngày')) ?? days[0];
  return columns.map((column) => {
    const meant = questionMeant(column, questionnaire) ?? (folded(column) === day ? ANSWERED_ON : '');
    if (meant === '' || taken.has(meant)) return '';
    taken.add(meant);
    return meant;
  });
}

/** A day of answering rather than the time at which a form on the web took note of it. */
const DAY = /^(ngày|dấu thời gian|timestamp)/;

/** How many questions a row names, were it the row of names. A number alone may as well be an answer. */
export function knownColumns(cells: readonly string[], questionnaire: Questionnaire): number {
  const words = cells.filter((cell) => !/^\d+$/.test(cell));
  return new Set(words.map((cell) => questionMeant(cell, questionnaire)).filter((code) => code !== undefined)).size;
}

function questionMeant(column: string, questionnaire: Questionnaire): string | undefined {
  const name = folded(column);
  const numbers = numbersOf(questionnaire);
  const number = /^(?:câu )?(\d{1,3})(?: |$)/.exec(name)?.[1];
  return questionnaire.questions.find(
    ({ code, title }) =>
      folded(code) === name ||
      folded(title.vi) === name ||
      (number !== undefined && numbers.get(code) === Number(number)),
  )?.code;
}
