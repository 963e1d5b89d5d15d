import { FIELD, PAGE } from '../../photographs/sheet-marks.js';
import type { Piece } from '../sheet-pieces.js';
import type { Place } from './page-reading.js';

/** Room around what is shown, in millimetres: marks are larger than their boxes, and hands write over lines. */
const AROUND = { left: 9, above: 4, below: 4 } as const;

/** What to show of a question: its boxes, with the digits left of them and the words right of them. */
export function placeOfBoxes({ boxes }: Pick<Piece, 'boxes'>, question: string): Place {
  const own = boxes.filter((box) => box.question === question);
  const x = Math.min(...own.map((box) => box.x)) - AROUND.left;
  const y = Math.min(...own.map((box) => box.y)) - AROUND.above;
  const below = Math.max(...own.map((box) => box.y + box.side)) + AROUND.below;
  return inPage({ x, y, width: FIELD.right + 2 - x, height: below - y });
}

export function placeOfField({ x, y, width, height }: Place): Place {
  return inPage({ x: x - 2, y: y - AROUND.above, width: width + 4, height: height + AROUND.above + AROUND.below });
}

function inPage({ x, y, width, height }: Place): Place {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(PAGE.width, x + width);
  const bottom = Math.min(PAGE.height, y + height);
  const tenth = (length: number): number => Math.round(length * 10) / 10;
  return { x: tenth(left), y: tenth(top), width: tenth(right - left), height: tenth(bottom - top) };
}
