import type { Area, PageLayout } from '../photographs/page-layout.js';
import type { Measure, Piece, PlacedText } from './sheet-pieces.js';

/** A printed page as whoever reads its photograph must know it. */
export function toPageLayout({ boxes, texts, rules }: Piece, measure: Measure): PageLayout {
  return {
    boxes: boxes.map(({ question, value, x, y, side }) => ({ question, value, x, y, side })),
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
