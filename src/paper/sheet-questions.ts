import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { FIELD } from '../photographs/sheet-marks.js';
import type { PrintedBand, PrintedBlock, PrintedBox, PrintedRow } from './printed-form.js';
import { type Measure, moved, type Piece, piece, type Setting, space, stacked, together } from './sheet-pieces.js';

/** Sets a text, as wide as the form unless something else is said. */
export type Say = (text: string, setting?: Partial<Setting>) => Piece;
type PrintedList = PrintedBlock & { readonly grid: false };

/** Pieces that belong to each other, and what stands over the first of them on a page: `brief` where it is clear already. */
export interface Group {
  readonly head: Piece | null;
  readonly brief: Piece | null;
  readonly pieces: readonly Piece[];
}

/** Eleven points, for old eyes. */
export const WORDS = 3.9;
export const SMALL = 3.1;
/** A box, and from box to box: far enough apart that a cross in one touches no other. */
const BOX = 6.5;
const PITCH = 10;
const LEVEL = 14;
const LEVEL_WORDS = 3.1;
const OUTSIDE = { under: 19, beside: 36 } as const;
/** Where the number of a question ends and its words begin. */
const NUMBER = 8.5;
/** The digit that keys a box stands left of it: inside it would be taken for ink. */
const KEY = { size: 2.3, room: 4 } as const;
const LINE = 9;
export const GAP = 2.5;

const { left, right } = FIELD;
const width = right - left;

/** Words of the form itself, whatever language the reader of the page has. */
export const words = (key: string, given: Readonly<Record<string, string>> = {}): string =>
  translate(MAIN_LANGUAGE, `paper.print.${key}`, given);

/** Where the columns of a band stand: its questions, its levels, and what lies outside the scale. */
interface Columns {
  readonly asked: number;
  readonly outside: number;
  /** Said once over the boxes outside the scale; null where it stands beside each. */
  readonly outsideSaid: string | null;
}

function columnsOf({ levels, rows }: PrintedBand): Columns {
  const labels = new Set(rows.flatMap(({ outside }) => outside.map(({ label }) => label)));
  const [only = null] = labels.size === 1 ? labels : [];
  const outside = labels.size === 0 ? 0 : only === null ? OUTSIDE.beside : OUTSIDE.under;
  return { asked: width - levels.length * LEVEL - outside, outside, outsideSaid: only };
}

/** Items below each other, with the words of their levels over the boxes. */
export function bandOf(band: PrintedBand, before: PrintedBlock | undefined, say: Say): Group {
  const { over, title, condition, levels, rows } = band;
  const columns = columnsOf(band);
  const { asked, outside, outsideSaid } = columns;
  const said = stacked([space(GAP), ...over.map((line) => say(line, { weight: 700 }))]);
  const stem = stacked([
    say(title || words('oneEach'), { width: asked - 2, weight: 600 }),
    say(onlyIf(condition), { width: asked - 2, size: SMALL, weight: 600 }),
  ]);
  const above = { size: LEVEL_WORDS, weight: 600, align: 'center' } as const;
  const labels = [
    ...levels.map(({ label }, at) => ({ label, x: left + asked + LEVEL * (at + 0.5), width: LEVEL - 0.4 })),
    { label: outsideSaid ?? '', x: right - outside / 2, width: outside - 0.4 },
  ].map(({ label, ...column }) => say(label, { ...above, ...column }));
  const scale = together(labels.map((label, _, all) => moved(label, together(all).height - label.height)));
  const [single] = rows;
  if (single && rows.length === 1 && title === '') {
    // One question needs no line over it that says what to do in each.
    const boxes = boxesOf(single, columns, say);
    const text = stacked([
      textOf(single, asked, say),
      say(onlyIf(condition), { x: left + NUMBER, width: asked - NUMBER - 3, size: SMALL }),
    ]);
    const height = Math.max(text.height + 2, scale.height + boxes.height);
    const rule = piece({ rules: [{ x: left, y: height, width }] });
    const one = {
      ...together([
        text,
        moved(scale, height - boxes.height - scale.height),
        moved(boxes, height - boxes.height),
        rule,
      ]),
      height,
    };
    return { head: null, brief: null, pieces: [stacked([said, one])] };
  }
  const head = stacked([said, together([stem, scale]), space(0.5)]);
  const isSaid = band.follows && before?.grid === true && columnsOf(before).outsideSaid === outsideSaid;
  const brief = isSaid ? stacked([said, ...(title === '' && condition === null ? [] : [stem]), space(0.5)]) : head;
  return { head, brief, pieces: rows.map((row) => wholeRow(row, columns, say)) };
}

function wholeRow(row: PrintedRow, columns: Columns, say: Say): Piece {
  const text = textOf(row, columns.asked, say);
  const boxes = boxesOf(row, columns, say);
  const height = Math.max(text.height + 0.8, boxes.height);
  const middle = (one: Piece): Piece => moved(one, (height - one.height) / 2);
  return { ...together([middle(text), middle(boxes), piece({ rules: [{ x: left, y: height, width }] })]), height };
}

function textOf({ number, title, hint }: PrintedRow, asked: number, say: Say): Piece {
  const room = { x: left + NUMBER, width: asked - NUMBER - 3 };
  const lines = [say(title, room), say(hint ? `(${hint})` : '', { ...room, size: SMALL, soft: true })];
  return together([say(`${number}.`, { weight: 700 }), stacked(lines)]);
}

/** The boxes of a row: levels beside each other, what lies outside the scale below each other. */
function boxesOf({ code, boxes, outside }: PrintedRow, columns: Columns, say: Say): Piece {
  const x = right - columns.outside / 2;
  const beside = right - columns.outside + KEY.room + BOX / 2;
  const others = outside.map((box) => {
    if (columns.outsideSaid !== null) return boxAt(box, code, x, PITCH / 2, say);
    const label = say(box.label, { x: beside + BOX / 2 + 1.5, width: right - beside - BOX / 2 - 1.5, size: SMALL });
    const height = Math.max(PITCH, label.height + 1);
    return {
      ...together([boxAt(box, code, beside, height / 2, say), moved(label, (height - label.height) / 2)]),
      height,
    };
  });
  const aside = stacked(others.map((one) => ({ ...one, height: Math.max(PITCH, one.height) })));
  const height = Math.max(PITCH, aside.height);
  const levels = boxes.map((box, at) => boxAt(box, code, left + columns.asked + LEVEL * (at + 0.5), height / 2, say));
  return { ...together([...levels, moved(aside, (height - aside.height) / 2)]), height };
}

/** A box around its middle, with the digit that keys it. */
function boxAt({ key, value }: PrintedBox, question: string, x: number, y: number, say: Say): Piece {
  const box = piece({ boxes: [{ question, value, x: x - BOX / 2, y: y - BOX / 2, side: BOX }] });
  const digit = say(key, { x: x - BOX / 2 - 1, width: KEY.room, size: KEY.size, align: 'right', soft: true });
  return together([box, moved(digit, y - digit.height / 2)]);
}

export function listOf(block: PrintedList, isShort: boolean, measure: Measure, say: Say): Group {
  const inline = inOneLine(block, measure, say);
  if (inline) return { head: null, brief: null, pieces: [inline] };
  const { code, over, number, title, hint, condition, boxes, pattern } = block;
  const lines = isShort ? Math.min(block.lines, 2) : block.lines;
  const begin = number === null ? left : left + NUMBER;
  const room = right - begin;
  const asked = together([
    say(number === null ? '' : `${number}.`, { weight: 700 }),
    stacked([
      say(title, { x: begin, width: room, weight: 600 }),
      say([onlyIf(condition), hint && `(${hint})`].filter(Boolean).join(' '), { x: begin, width: room, size: SMALL }),
    ]),
  ]);
  const written = piece({
    height: lines * LINE,
    rules: Array.from({ length: lines }, (_, at) => ({ x: begin, y: (at + 1) * LINE, width: room })),
    fields: lines === 0 ? [] : [{ question: code, x: begin, y: 0, width: room, height: lines * LINE }],
  });
  const filled = say(pattern ?? '', { x: begin, width: room });
  const dayField = { question: code, x: begin, y: -2, width: room, height: filled.height + 4 };
  const head = stacked([space(GAP), ...over.map((line) => say(line, { weight: 700 })), asked, space(0.8)]);
  const day = pattern === null ? [] : [space(3), { ...filled, fields: [dayField] }, space(2)];
  const parts = [...optionsOf(code, boxes, begin, say), written, ...day];
  const whole = stacked([head, ...parts]);
  // Only what no page could hold is split, between its answers.
  const isTooLong = whole.height > FIELD.bottom - FIELD.top;
  return isTooLong ? { head, brief: head, pieces: parts } : { head: null, brief: null, pieces: [whole] };
}

/** A question with few and short answers, as who filled the sheet in; null for any other. */
function inOneLine(block: PrintedList, measure: Measure, say: Say): Piece | null {
  const { code, over, number, title, hint, condition, boxes, lines, pattern } = block;
  if (over.length > 0 || condition !== null || lines > 0 || pattern !== null || hint !== words('one')) return null;
  const begin = number === null ? left : left + NUMBER;
  let x = begin + measure(title, WORDS, 600) + 4;
  const placed = boxes.map((box) => {
    const [at, beside] = [x + KEY.room + BOX / 2, x + KEY.room + BOX + 2];
    x = beside + measure(box.label, WORDS, 400) + 2;
    return together([boxAt(box, code, at, PITCH / 2, say), centred(say(box.label, { x: beside }))]);
  });
  if (x > right + 2) return null;
  const asked = [say(number === null ? '' : `${number}.`, { weight: 700 }), say(title, { x: begin, weight: 600 })];
  return stacked([space(GAP), { ...together([...asked.map(centred), ...placed]), height: PITCH }]);
}

function centred(one: Piece): Piece {
  return moved(one, (PITCH - one.height) / 2);
}

/** Answers side by side where their words leave room for it. */
function optionsOf(code: string, boxes: readonly PrintedBox[], begin: number, say: Say): readonly Piece[] {
  const beside = KEY.room + BOX + 2;
  const room = right - begin;
  const isOneLine = (columns: number): boolean =>
    boxes.every(({ label }) => say(label, { width: room / columns - beside - 1 }).texts.length === 1);
  const columns = [4, 3, 2].find((count) => count <= boxes.length && isOneLine(count)) ?? 1;
  const rows = Math.ceil(boxes.length / columns);
  return Array.from({ length: rows }, (_, at) => {
    const row = boxes.slice(at * columns, (at + 1) * columns);
    const labels = row.map(({ label }, column) =>
      say(label, { x: begin + (room / columns) * column + beside, width: room / columns - beside - 1 }),
    );
    const height = Math.max(PITCH, ...labels.map((label) => label.height + 2));
    const placed = row.map((box, column) => {
      const x = begin + (room / columns) * column + KEY.room + BOX / 2;
      return boxAt(box, code, x, height / 2, say);
    });
    return { ...together([...placed, ...labels.map((label) => moved(label, (height - label.height) / 2))]), height };
  });
}

function onlyIf(condition: string | null): string {
  return condition === null ? '' : words('onlyIf', { condition });
}
