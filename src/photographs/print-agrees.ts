import type { Area, PageLayout } from './page-layout.js';
import type { Point } from './plane.js';
import { FIELD } from './sheet-marks.js';

/** From place to place that is looked at, in millimetres. */
const STEP = 1;
/** Beside words so near, in millimetres, nobody can say whether there must be ink. */
const BESIDE = 1.2;

/**
 * How well the words of a page stand where its layout says: the correlation of what should be printed with what is seen,
 * 1 where they are the same, about 0 where they have nothing to do with each other.
 * @param dark how much darker than paper a place of the page is, 0 to 1
 */
export function printAgrees({ print, boxes }: PageLayout, dark: (page: Point) => number): number {
  const columns = Math.floor((FIELD.right - FIELD.left) / STEP);
  const rows = Math.floor((FIELD.bottom - FIELD.top) / STEP);
  /** 0 where nothing is printed, 1 where words are, 2 where either may be. */
  const expected = new Uint8Array(columns * rows);
  const put = (area: Area, room: number, value: number): void => {
    const from = {
      x: Math.ceil((area.x - room - FIELD.left) / STEP),
      y: Math.ceil((area.y - room - FIELD.top) / STEP),
    };
    const to = {
      x: Math.floor((area.x + area.width + room - FIELD.left) / STEP),
      y: Math.floor((area.y + area.height + room - FIELD.top) / STEP),
    };
    for (let y = Math.max(0, from.y); y <= Math.min(rows - 1, to.y); y += 1) {
      expected.fill(value, y * columns + Math.max(0, from.x), y * columns + Math.min(columns - 1, to.x) + 1);
    }
  };
  const words = print.filter(({ height }) => height > 1);
  for (const area of print) put(area, BESIDE, 2);
  for (const { x, y, side } of boxes) put({ x, y, width: side, height: side }, 2.5, 2);
  // Of a line of words its middle: half of its letters are no higher.
  for (const { x, y, width, height } of words) put({ x, y: y + height * 0.35, width, height: height * 0.35 }, 0, 1);
  let [count, sumSeen, sumWords, both, squares] = [0, 0, 0, 0, 0];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const is = expected[row * columns + column] as number;
      if (is === 2) continue;
      const place = { x: FIELD.left + column * STEP, y: FIELD.top + row * STEP };
      const seen = isInk(place, dark) ? 1 : 0;
      count += 1;
      sumSeen += seen;
      sumWords += is;
      both += seen * is;
      squares += seen;
    }
  }
  if (count === 0) return 0;
  const [meanSeen, meanWords] = [sumSeen / count, sumWords / count];
  const spread = Math.sqrt((squares / count - meanSeen ** 2) * (meanWords - meanWords ** 2));
  return spread === 0 ? 0 : (both / count - meanSeen * meanWords) / spread;
}

/** A letter has ink at one of five places. */
function isInk({ x, y }: Point, dark: (page: Point) => number): boolean {
  return LETTER.some(([across, down]) => dark({ x: x + across, y: y + down }) > INK);
}

const INK = 0.14;
const LETTER = [
  [0, 0],
  [0.45, 0],
  [-0.45, 0],
  [0, 0.45],
  [0, -0.45],
] as const;
