import { type Question, type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { printedOptions } from './condition-words.js';
import { folded } from './import-values.js';
import { numbersOf } from './printed-form.js';

/** Columns that are no question. */
export const ANSWERED_ON = '_day';
export const FILLED_IN_BY = '_assisted';

/**
 * What each column of a table says: the code of a question, one answer of a question that takes several (`tickOf`),
 * `_day`, `_assisted`, or `''` where it is left out.
 */
export type Mapping = readonly string[];

/**
 * A column that stands for one answer of a question, with a tick where it was chosen.
 * @example tickOf('EXPECT', 'papers') // 'EXPECT=papers'
 */
export const tickOf = (code: string, value: string | number | boolean): string => `${code}=${value}`;

/** Questions of which every answer may have a column of its own. */
export const takesSeveral = ({ shape }: Question): boolean => kindOf(shape).entry === 'several';

/** Whether some column says something to a question. */
export function isMapped(mapping: Mapping, question: Question): boolean {
  return mapping.some((meaning) => meaning === question.code || meaning.startsWith(`${question.code}=`));
}

/** Columns that say the same as an earlier one. */
export function mappedTwice(mapping: Mapping): readonly number[] {
  return mapping.flatMap((meaning, column) => (meaning !== '' && mapping.indexOf(meaning) < column ? [column] : []));
}

/** The name of a column, and what stands above it: the title of a question over the names of its answers. */
export interface ColumnName {
  readonly name: string;
  readonly above: string;
}

/** What the names of the columns say by themselves: a code, `Câu 4`, `4.`, or the question's own words. */
export function guessMapping(columns: readonly ColumnName[], questionnaire: Questionnaire): Mapping {
  const taken = new Set<string>();
  const names = columns.map(({ name }) => folded(name));
  const days = names.filter((name) => DAY.test(name));
  const day = days.find((name) => name.startsWith('ngày')) ?? days[0];
  return columns.map((column, index) => {
    const other = names[index] === day ? ANSWERED_ON : HELPED.test(names[index] ?? '') ? FILLED_IN_BY : '';
    const meant = meaningOf(column, questionnaire) || other || answerNamed(column.name, questionnaire);
    if (meant === '' || taken.has(meant)) return '';
    taken.add(meant);
    return meant;
  });
}

/** A day of answering rather than the time at which a form on the web took note of it. */
const DAY = /^(ngày|dấu thời gian|thời gian (trả lời|gửi|hoàn thành)|timestamp|completion time)/;
const HELPED = /^(ai điền|người điền|cách điền)/;

/** How many questions a row names, were it the row of names. A number alone may as well be an answer. */
export function questionsNamed(columns: readonly ColumnName[], questionnaire: Questionnaire): number {
  const words = columns.filter(({ name }) => name !== '' && !/^\d+$/.test(name));
  return new Set(words.map((column) => meaningOf(column, questionnaire)).filter((meant) => meant !== '')).size;
}

/** By its own words, else together with what stands above it, as one answer or one row of that question. */
function meaningOf({ name, above }: ColumnName, questionnaire: Questionnaire): string {
  const question = questionNamed(name, questionnaire);
  if (question) return question.code;
  const parts = above === '' ? partsOf(name) : [[above, name] as const, ...partsOf(name)];
  for (const [head, tail] of parts) {
    const row = questionnaire.questions.find(
      ({ stem, title }) => stem && isSaid(stem.vi, head) && isSaid(title.vi, tail),
    );
    if (row) return row.code;
    const several = questionNamed(head, questionnaire);
    const option = several && takesSeveral(several) && optionNamed(several, tail);
    if (option) return tickOf(several.code, option.value);
  }
  return '';
}

/** `EXPECT[papers]`, `Câu 34 [Giảm giấy tờ]`, `EXPECT/papers`, `EXPECT_papers`, `Mong muốn: Giảm giấy tờ`. */
function partsOf(name: string): readonly (readonly [string, string])[] {
  return ['[', '/', ':', ' - ', '_', '.'].flatMap((mark) => {
    const at = name.lastIndexOf(mark);
    return at > 0 ? [[name.slice(0, at), name.slice(at + mark.length).replace(/\]$/, '')] as const] : [];
  });
}

/** Whether a text is the title of a question, or of several: what stands above the names of columns may be a title of all. */
export function namesQuestion(text: string, questionnaire: Questionnaire): boolean {
  const isStem = questionnaire.questions.some(({ stem }) => stem !== null && isSaid(stem.vi, text));
  return isStem || questionNamed(text, questionnaire) !== undefined;
}

/** A name that is the words of an answer, and of one only; a single word such as “Khác” may name anything. */
function answerNamed(name: string, { questions }: Questionnaire): string {
  if (!folded(name).includes(' ')) return '';
  const found = questions.flatMap((question) => {
    const option = takesSeveral(question) ? optionNamed(question, name) : undefined;
    return option && isSaid(option.label, name) ? [tickOf(question.code, option.value)] : [];
  });
  return found.length === 1 ? (found[0] ?? '') : '';
}

function optionNamed(question: Question, name: string) {
  return printedOptions(question).find(({ value, label }) => isSaid(label, name) || isSaid(String(value), name));
}

function questionNamed(name: string, questionnaire: Questionnaire): Question | undefined {
  const numbers = numbersOf(questionnaire);
  const number = /^(?:câu (?:hỏi )?)?(\d{1,3})(?: |$)/.exec(folded(name))?.[1];
  return (
    questionnaire.questions.find((question) => {
      return [question.code, question.title.vi, wholeTitle(question).vi].some((said) => isSaid(said, name));
    }) ?? questionnaire.questions.find(({ code }) => number !== undefined && numbers.get(code) === Number(number))
  );
}

const isSaid = (words: string, name: string): boolean => folded(words) === folded(name) && folded(name) !== '';
