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
  const known = new QuestionNames(questionnaire);
  const taken = new Set<string>();
  const names = columns.map(({ name }) => folded(name));
  const days = names.filter((name) => DAY.test(name));
  const day = days.find((name) => name.startsWith('ngày')) ?? days[0];
  return columns.map((column, index) => {
    const name = names[index] ?? '';
    const other = name === day ? ANSWERED_ON : HELPED.test(name) ? FILLED_IN_BY : '';
    const meant = known.meaningOf(column) || other || known.answerNamed(name);
    if (meant === '' || taken.has(meant)) return '';
    taken.add(meant);
    return meant;
  });
}

/** A day of answering rather than the time at which a form on the web took note of it. */
const DAY = /^(ngày|dấu thời gian|thời gian (trả lời|gửi|hoàn thành)|timestamp|completion time)/;
const HELPED = /^(ai điền|người điền|cách điền)/;

/**
 * What a questionnaire may be called by, folded once: thousands of cells of a file may be names, and each is looked up
 * here. Of questions with the same words the first is meant; an empty name says nothing.
 */
export class QuestionNames {
  private readonly questions = new Map<string, Question>();
  private readonly numbered = new Map<number, Question>();
  private readonly stems = new Set<string>();
  /** Codes, by what stands over a row and the row. */
  private readonly rows = new Map<string, string>();
  /** The ticks that the words and the value of an answer stand for, by the code of its question. */
  private readonly ticks = new Map<string, ReadonlyMap<string, string>>();
  /** The ticks of every question whose answer has these words. */
  private readonly answers = new Map<string, readonly string[]>();
  /** Characters of a name that may be known: letters in pieces and spaces make it longer, though never as much. */
  private readonly longest: number;

  constructor(questionnaire: Questionnaire) {
    const numbers = numbersOf(questionnaire);
    for (const question of questionnaire.questions) {
      const { code, title, stem } = question;
      this.numbered.set(numbers.get(code) ?? 0, question);
      for (const said of [code, title.vi, wholeTitle(question).vi]) addFirst(this.questions, folded(said), question);
      if (stem) this.addRow(folded(stem.vi), folded(title.vi), code);
      if (takesSeveral(question)) this.addAnswers(question);
    }
    this.stems.delete('');
    this.longest = 4 * Math.max(...[...this.questions.keys(), ...this.stems].map(({ length }) => length));
  }

  /** By its own words, else together with what stands above it, as one answer or one row of that question. */
  meaningOf({ name, above }: ColumnName): string {
    const question = this.questionNamed(this.heard(name));
    if (question) return question.code;
    const parts = above === '' ? partsOf(name) : [[above, name] as const, ...partsOf(name)];
    for (const [over, under] of parts) {
      const head = this.heard(over);
      const ticks = this.ticks.get(this.questionNamed(head)?.code ?? '');
      if (!ticks && !this.stems.has(head)) continue;
      const tail = folded(under);
      const meant = this.rows.get(rowKey(head, tail)) ?? ticks?.get(tail);
      if (meant !== undefined) return meant;
    }
    return '';
  }

  /** How many questions a row names, were it the row of names. A number alone may as well be an answer. */
  questionsNamed(columns: readonly ColumnName[]): number {
    const words = columns.filter(({ name }) => name !== '' && !/^\d+$/.test(name));
    return new Set(words.map((column) => this.meaningOf(column)).filter((meant) => meant !== '')).size;
  }

  /** Whether a text is the title of a question, or of several: what stands above the names of columns may be a title of all. */
  namesQuestion(text: string): boolean {
    const name = this.heard(text);
    return this.stems.has(name) || this.questionNamed(name) !== undefined;
  }

  /**
   * A name that is the words of an answer, and of one only; a single word such as “Khác” may name anything.
   * @param name folded
   */
  answerNamed(name: string): string {
    const found = name.includes(' ') ? (this.answers.get(name) ?? []) : [];
    return found.length === 1 ? (found[0] ?? '') : '';
  }

  private questionNamed(name: string): Question | undefined {
    const number = /^(?:câu (?:hỏi )?)?(\d{1,3})(?: |$)/.exec(name)?.[1];
    return this.questions.get(name) ?? this.numbered.get(Number(number));
  }

  /** A name folded, where it is not too long to be known. */
  private heard(name: string): string {
    return name.length > this.longest ? '' : folded(name);
  }

  private addRow(stem: string, title: string, code: string): void {
    this.stems.add(stem);
    if (stem !== '' && title !== '') addFirst(this.rows, rowKey(stem, title), code);
  }

  private addAnswers(question: Question): void {
    const ticks = new Map<string, string>();
    for (const { value, label } of printedOptions(question)) {
      const [tick, words] = [tickOf(question.code, value), folded(label)];
      addFirst(ticks, words, tick);
      addFirst(ticks, folded(String(value)), tick);
      if (ticks.get(words) === tick) this.answers.set(words, [...(this.answers.get(words) ?? []), tick]);
    }
    this.ticks.set(question.code, ticks);
  }
}

/** Folded words hold no line breaks. */
const rowKey = (stem: string, title: string): string => `${stem}\n${title}`;

function addFirst<What>(map: Map<string, What>, name: string, what: What): void {
  if (name !== '' && !map.has(name)) map.set(name, what);
}

/** `EXPECT[papers]`, `Câu 34 [Giảm giấy tờ]`, `EXPECT/papers`, `EXPECT_papers`, `Mong muốn: Giảm giấy tờ`. */
function partsOf(name: string): readonly (readonly [string, string])[] {
  return ['[', '/', ':', ' - ', '_', '.'].flatMap((mark) => {
    const at = name.lastIndexOf(mark);
    return at > 0 ? [[name.slice(0, at), name.slice(at + mark.length).replace(/\]$/, '')] as const] : [];
  });
}
