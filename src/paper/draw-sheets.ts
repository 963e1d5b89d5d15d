import { createCanvas, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { create } from 'qrcode';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { CODE, CORNERS, EDGES, FIELD, type Mark, PAGE } from '../photographs/sheet-marks.js';
import { setLine } from '../writers/drawn-text.js';
import { layoutSheet, type SheetForm } from './sheet-layout.js';
import type { Measure, Piece, PlacedText } from './sheet-pieces.js';

/** What is to be printed, in this order. */
export interface SheetRun {
  readonly form: SheetForm;
  /** As they were laid out before; laid out now unless they are given. */
  readonly pages?: readonly Piece[];
  /** How the questionnaire and the batch are called on each page. */
  readonly version: string;
  /** null where the form is only looked at: such a sheet has no code, and is not read. */
  readonly batch: string | null;
  /** With leading zeros, e.g. `007`. */
  readonly numbers: readonly string[];
}

/** Points of a PDF in a millimetre. */
const POINTS = 72 / 25.4;

/**
 * Draws sheets into a PDF file: A4, at its own size, with the letters that it uses.
 * @param title of the document, for readers' windows
 */
export function drawSheets(runs: readonly SheetRun[], title: string): Buffer {
  const measure = measureText();
  const document = new PDFDocument({ title, creator: translate(MAIN_LANGUAGE, 'product.name') });
  for (const { form, pages = layoutSheet(form, measure), version, batch, numbers } of runs) {
    for (const number of numbers) {
      for (const [at, page] of pages.entries()) {
        const context = document.beginPage(PAGE.width * POINTS, PAGE.height * POINTS);
        context.scale(POINTS, POINTS);
        drawPage(context, page, { version, batch, number, page: at + 1, pages: pages.length });
        document.endPage();
      }
      // Printed on both sides, the next sheet would begin on the back of this one.
      if (pages.length > 1 && pages.length % 2 === 1) {
        drawEmpty(document.beginPage(PAGE.width * POINTS, PAGE.height * POINTS));
        document.endPage();
      }
    }
  }
  return document.close();
}

/** Measures in the letters that are printed. */
export function measureText(): Measure {
  const context = createCanvas(1, 1).getContext('2d');
  const known = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${weight} ${text}`;
    const width = known.get(key) ?? setLine(context, text, { size: 1, weight }).width;
    known.set(key, width);
    return width * size;
  };
}

/** Which page of which sheet is drawn. */
export interface DrawnPage {
  readonly version: string;
  readonly batch: string | null;
  readonly number: string;
  readonly page: number;
  readonly pages: number;
}

/** What is used of a canvas: the pages of a file and pictures of them have it alike. */
export type Pen = Pick<
  SKRSContext2D,
  'fillStyle' | 'fillRect' | 'fillText' | 'measureText' | 'font' | 'lineWidth' | 'strokeStyle' | 'strokeRect'
>;

/** Draws a page; the context counts in millimetres from its upper left corner. */
export function drawPage(context: Pen, { texts, rules, boxes }: Piece, drawn: DrawnPage): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, PAGE.width, PAGE.height);
  context.fillStyle = BLACK;
  for (const { x, y, side } of [...CORNERS, ...EDGES]) context.fillRect(x, y, side, side);
  writeTexts(context, headOf(drawn, context));
  writeTexts(context, texts);
  context.fillStyle = FAINT;
  for (const { x, y, width } of rules) context.fillRect(x, y - RULE / 2, width, RULE);
  context.lineWidth = OUTLINE;
  context.strokeStyle = BLACK;
  const inset = OUTLINE / 2;
  for (const { x, y, side } of boxes) context.strokeRect(x + inset, y + inset, side - OUTLINE, side - OUTLINE);
  if (drawn.batch !== null) drawCode(context, codeOf(drawn.version, drawn.batch, drawn.number, drawn.page), CODE);
}

function drawEmpty(context: Pen & Pick<SKRSContext2D, 'scale'>): void {
  context.scale(POINTS, POINTS);
  const text = translate(MAIN_LANGUAGE, 'paper.print.blank');
  const middle = { x: PAGE.width / 2, y: PAGE.height / 2 };
  writeTexts(context, [{ text, ...middle, size: 3.2, weight: 400, align: 'center', soft: true }]);
}

const BLACK = '#000';
const SOFT = '#555';
const FAINT = '#aaa';
const RULE = 0.15;
const OUTLINE = 0.35;

/**
 * What the code of a page says.
 * @example codeOf('trung-tam.v1', 'K7M2', '007', 2) // 'trung-tam.v1 K7M2 007 2'
 */
function codeOf(version: string, batch: string, number: string, page: number): string {
  return [version, batch, number, page].join(' ');
}

/**
 * The same on every page, in words: whoever finds a loose page knows where it belongs.
 * @returns questionnaire and batch, the number of the sheet, and which page of how many
 */
export function headOf({ version, batch, number, page, pages }: DrawnPage, context: Pen): readonly PlacedText[] {
  const say = (key: string, given: Readonly<Record<string, string>>) =>
    translate(MAIN_LANGUAGE, `paper.print.${key}`, given);
  const line = { y: 18, size: 3.2, align: 'left', soft: false } as const;
  const names = [say('version', { version }), ...(batch === null ? [] : [say('ofBatch', { batch })])].join(' · ');
  const place = say('page', { page: String(page), pages: String(pages) });
  const bold = batch === null ? translate(MAIN_LANGUAGE, 'questionnairePreviews.onPaper') : say('numberOf', { number });
  // The name of a questionnaire may be long, and runs into nothing.
  const behind = (text: string, x: number, weight: 400 | 700): number =>
    x + setLine(context, text, { size: line.size, weight }).width + 5;
  const second = Math.max(behind(names, FIELD.left, 400), FIELD.left + (batch === null ? 0 : 72));
  return [
    { ...line, text: names, x: FIELD.left, weight: 400 },
    { ...line, text: bold, x: second, weight: 700 },
    { ...line, text: place, x: Math.max(behind(bold, second, 700), FIELD.left + 124), weight: 600 },
  ];
}

/** Where the words of a page stand, run by run: sheets of a batch have the same, and setting them takes longest. */
const settled = new WeakMap<readonly PlacedText[], readonly SettledRun[]>();

interface SettledRun {
  readonly text: string;
  readonly font: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
}

/** Writes words where they are placed; the context counts in millimetres. */
export function writeTexts(context: Pen, texts: readonly PlacedText[]): void {
  const runs = settled.get(texts) ?? texts.flatMap((text) => settle(context, text)).sort(byFont);
  settled.set(texts, runs);
  let font = '';
  for (const run of runs) {
    if (run.font !== font) context.font = run.font;
    font = run.font;
    context.fillStyle = run.color;
    context.fillText(run.text, run.x, run.y);
  }
}

function settle(context: Pen, { text, x, y, size, weight, align, soft }: PlacedText): readonly SettledRun[] {
  const { runs, width } = setLine(context, text, { size, weight });
  const begin = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return runs.map((run) => ({ text: run.text, font: run.font, color: soft ? SOFT : BLACK, x: begin + run.from, y }));
}

function byFont(one: SettledRun, other: SettledRun): number {
  return one.font < other.font ? -1 : one.font > other.font ? 1 : 0;
}

/** Modules as runs along their rows; level Q bears wear and folds. */
function drawCode(context: Pen, text: string, { x, y, side }: Mark): void {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const module = side / size;
  context.fillStyle = BLACK;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column;
      while (column < size && data[row * size + column] === 1) column += 1;
      // A hair more, or readers show light between the rows.
      const run = (column - start) * module;
      if (run > 0) context.fillRect(x + start * module, y + row * module, run, module * 1.01);
    }
  }
}
