import type { Area, PageLayout } from '../../photographs/page-layout.js';
import { FIELD, PAGE } from '../../photographs/sheet-marks.js';
import type { Measure, Piece, PlacedText } from '../sheet-pieces.js';

/** A printed page as whoever reads its photograph must know it. */
export function toPageLayout({ boxes, texts, rules }: Piece, measure: Measure): PageLayout {
  return {
    boxes,
    print: [
      ...texts.map((text) => inkOf(text, measure)),
      ...rules.map(({ x, y, width }) => ({ x, y: y - 0.15, width, height: 0.3 })),
    ],
  };
}

/** From the signs above the letters to what hangs below the line. */
function inkOf({ text, x, y, size, weight, align }: PlacedText, measure: Measure): Area {
  const width = measure(text, size, weight);
  const begin = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { x: begin, y: y - size * 0.95, width, height: size * 1.2 };
}

/** Room around what is shown, in millimetres: marks are larger than their boxes, and hands write over lines. */
const AROUND = { left: 9, above: 4, below: 4 } as const;

/** What to show of a question: its boxes, with the digits left of them and the words right of them. */
export function placeOfBoxes({ boxes }: Pick<Piece, 'boxes'>, question: string): Area {
  const own = boxes.filter((box) => box.question === question);
  const x = Math.min(...own.map((box) => box.x)) - AROUND.left;
  const y = Math.min(...own.map((box) => box.y)) - AROUND.above;
  const below = Math.max(...own.map((box) => box.y + box.side)) + AROUND.below;
  return inPage({ x, y, width: FIELD.right + 2 - x, height: below - y });
}

export function placeOfField({ x, y, width, height }: Area): Area {
  return inPage({ x: x - 2, y: y - AROUND.above, width: width + 4, height: height + AROUND.above + AROUND.below });
}

function inPage({ x, y, width, height }: Area): Area {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(PAGE.width, x + width);
  const bottom = Math.min(PAGE.height, y + height);
  const tenth = (length: number): number => Math.round(length * 10) / 10;
  return { x: tenth(left), y: tenth(top), width: tenth(right - left), height: tenth(bottom - top) };
}
