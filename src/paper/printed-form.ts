import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { keysOf } from '../rules/keying.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { ASSISTED } from '../rules/to-browser/keying.js';
import { conditionWords, type Printed, printedOptions } from './condition-words.js';

/** A part of the printed form that no page break splits, or a band of rows of which none is split. */
export type PrintedBlock =
  | {
      readonly grid: true;
      /** What stands over it, line by line; empty where it was said before. */
      readonly over: readonly string[];
      readonly title: string;
      readonly condition: string | null;
      readonly levels: readonly PrintedBox[];
      /** The band right above it has the same levels, so on one page their words need not be said again. */
      readonly follows: boolean;
      readonly rows: readonly PrintedRow[];
    }
  | {
      readonly grid: false;
      readonly code: string;
      /** What stands over this question and those after it, line by line; empty where it was said before. */
      readonly over: readonly string[];
      readonly number: number | null;
      readonly title: string;
      readonly condition: string | null;
      readonly hint: string;
      readonly boxes: readonly PrintedBox[];
      /** How many lines there are to write on. */
      readonly lines: number;
      /** To fill in, e.g. a day. */
      readonly pattern: string | null;
    };

export type PrintedBand = PrintedBlock & { readonly grid: true };

export interface PrintedBox {
  /** The answer that it stands for, as text. */
  readonly value: string;
  /** The digit that keys it, printed in the box. */
  readonly key: string;
  readonly label: string;
}

export interface PrintedRow {
  readonly code: string;
  readonly number: number;
  readonly title: string;
  readonly hint: string | null;
  readonly boxes: readonly PrintedBox[];
  /** Answers outside the scale, with their words beside the box. */
  readonly outside: readonly PrintedBox[];
}

/** The questionnaire as it is printed: every question in order and numbered, satisfaction items in bands. */
export function toPrintedForm(placed: Questionnaire): readonly PrintedBlock[] {
  const printed = new Map(
    placed.questions.map((question, index) => [
      question.code,
      { number: index + 1, options: printedOptions(question) },
    ]),
  );
  const blocks: PrintedBlock[] = [];
  let said: readonly string[] = [];
  for (const page of placed.pages) {
    for (const content of page.contents) {
      const question = content.kind === 'question' && placed.questions.find(({ code }) => code === content.code);
      if (!question) continue;
      const stands = [page.title, question.stem].flatMap((text) => text?.vi ?? []);
      const over = stands.filter((line) => !said.includes(line));
      const block = question.scale ? bandOf(question, stands, over, printed) : listOf(question, over, printed);
      said = stands;
      const last = blocks.at(-1);
      if (block.grid && last?.grid && belongTogether(last, block)) {
        blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...block.rows] };
      } else blocks.push(block.grid && last?.grid ? { ...block, follows: haveSameLevels(last, block) } : block);
    }
  }
  return [...blocks, whoFilledIn()];
}

/** Numbers of the questions on paper and on the keying screen. */
export function numbersOf({ questions }: Questionnaire): ReadonlyMap<string, number> {
  return new Map(questions.map(({ code }, index) => [code, index + 1]));
}

/** @param stands the title of the page and that of the matrix: the innermost one heads the band */
function bandOf(
  question: Question,
  stands: readonly string[],
  over: readonly string[],
  printed: ReadonlyMap<string, Printed>,
): PrintedBand {
  const title = stands.at(-1) ?? '';
  const boxes = boxesOf(question);
  const isOutside = (index: number): boolean =>
    question.scale?.outside.includes(String(question.choices[index]?.value)) ?? false;
  const levels = boxes.filter((_, index) => !isOutside(index));
  const outside = boxes.filter((_, index) => isOutside(index));
  const number = printed.get(question.code)?.number ?? 0;
  return {
    grid: true,
    over: over.filter((line) => line !== title),
    title,
    condition: wordsOf(question, printed),
    levels,
    follows: false,
    rows: [
      {
        code: question.code,
        number,
        title: question.title.vi,
        hint: question.description?.vi ?? null,
        boxes: levels,
        outside,
      },
    ],
  };
}

/** Items follow each other in one band under the same heading, levels and condition. */
function belongTogether(band: PrintedBand, next: PrintedBand): boolean {
  return band.title === next.title && band.condition === next.condition && haveSameLevels(band, next);
}

function haveSameLevels(...bands: readonly [PrintedBand, PrintedBand]): boolean {
  const [one, other] = bands.map(({ levels }) => levels.map(({ label }) => label).join('\n'));
  return one === other;
}

function listOf(question: Question, over: readonly string[], printed: ReadonlyMap<string, Printed>): PrintedBlock {
  const { shape, code } = question;
  const boxes = boxesOf(question);
  const { entry, printed: paper } = kindOf(shape);
  const hint = entry === 'several' ? 'paper.print.several' : boxes.length > 0 ? 'paper.print.one' : null;
  return {
    grid: false,
    over,
    code,
    number: printed.get(code)?.number ?? 0,
    title: question.title.vi,
    condition: wordsOf(question, printed),
    hint: question.description?.vi ?? (hint ? translate(MAIN_LANGUAGE, hint) : ''),
    boxes,
    lines: paper.lines,
    pattern: paper.pattern && translate(MAIN_LANGUAGE, `paper.print.${paper.pattern}`),
  };
}

function boxesOf(question: Question): readonly PrintedBox[] {
  const options = printedOptions(question);
  const keys = keysOf({ shape: question.shape, values: options.map(({ value }) => String(value)) });
  return options.map(({ label, value }, index) => ({ value: String(value), key: keys[index] ?? '', label }));
}

function wordsOf({ visibleIf }: Question, printed: ReadonlyMap<string, Printed>): string | null {
  return visibleIf && conditionWords(visibleIf, printed);
}

/** Who filled the sheet in stands on every form, and is no question of the questionnaire. */
function whoFilledIn(): PrintedBlock {
  const boxes = ['self', 'family', 'officer'].map((by, index) => ({
    value: by,
    key: String(index + 1),
    label: translate(MAIN_LANGUAGE, `form.assistedBy.${by}`),
  }));
  const title = translate(MAIN_LANGUAGE, 'form.assisted');
  const hint = translate(MAIN_LANGUAGE, 'paper.print.one');
  return {
    grid: false,
    over: [],
    code: ASSISTED,
    number: null,
    title,
    condition: null,
    hint,
    boxes,
    lines: 0,
    pattern: null,
  };
}
