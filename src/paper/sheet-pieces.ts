import { linesOf } from '../writers/text-lines.js';

/** Words on paper: x by their alignment, y of the line on which they stand, size of the letters; all in millimetres. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
  readonly align: 'left' | 'center' | 'right';
  readonly soft: boolean;
}

type Weight = 400 | 600 | 700;

/** A thin line. */
interface PlacedRule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A box to mark: the question and the answer that it stands for, and its outline, x and y of its upper left corner. */
export interface PlacedBox {
  readonly question: string;
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Where something is written by hand. */
interface PlacedField {
  readonly question: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What no page break splits, measured from its own top. */
export interface Piece {
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly rules: readonly PlacedRule[];
  readonly boxes: readonly PlacedBox[];
  readonly fields: readonly PlacedField[];
}

/** How wide a text is, in millimetres. */
export type Measure = (text: string, size: number, weight: Weight) => number;

const nothing: Piece = { height: 0, texts: [], rules: [], boxes: [], fields: [] };

export function piece(parts: Partial<Piece>): Piece {
  return { ...nothing, ...parts };
}

/** The same, so much further down. */
export function moved(one: Piece, down: number): Piece {
  const lower = <T extends { readonly y: number }>(all: readonly T[]): readonly T[] =>
    all.map((each) => ({ ...each, y: each.y + down }));
  const { height, texts, rules, boxes, fields } = one;
  return { height, texts: lower(texts), rules: lower(rules), boxes: lower(boxes), fields: lower(fields) };
}

/** On each other: as high as the highest. */
export function together(pieces: readonly Piece[]): Piece {
  return {
    height: Math.max(0, ...pieces.map(({ height }) => height)),
    texts: pieces.flatMap(({ texts }) => texts),
    rules: pieces.flatMap(({ rules }) => rules),
    boxes: pieces.flatMap(({ boxes }) => boxes),
    fields: pieces.flatMap(({ fields }) => fields),
  };
}

/** Below each other. */
export function stacked(pieces: readonly Piece[]): Piece {
  let height = 0;
  const placed = pieces.map((one) => {
    const lower = moved(one, height);
    height += one.height;
    return lower;
  });
  return { ...together(placed), height };
}

export function space(height: number): Piece {
  return piece({ height });
}

/** Room from line to line: Vietnamese letters carry two signs above, and one below. */
const LEADING = 1.27;

export interface Setting {
  /** The left edge, or the middle of what is centred, or the right edge. */
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly weight?: Weight;
  readonly align?: PlacedText['align'];
  readonly soft?: boolean;
}

/** A text in as many lines as it needs. */
export function paragraph(text: string, setting: Setting, measure: Measure): Piece {
  const { x, width, size, weight = 400, align = 'left', soft = false } = setting;
  if (text === '') return nothing;
  const lines = linesOf(text.normalize('NFC'), width, (line) => measure(line, size, weight));
  const step = size * LEADING;
  return piece({
    height: lines.length * step,
    texts: lines.map((line, at) => ({ ...{ text: line, x, size, weight, align, soft }, y: at * step + size * 1.06 })),
  });
}
