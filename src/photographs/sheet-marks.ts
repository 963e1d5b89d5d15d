/*
 * What stands at the same place on every page of every printed form, in millimetres from its upper left corner: by these
 * marks a photograph is laid flat and turned upright.
 */

/** A4, upright. */
export const PAGE = { width: 210, height: 297 } as const;

/** What the form may be set in: the marks and their light stand around it. */
export const FIELD = { left: 18, right: 192, top: 37, bottom: 279 } as const;

/** A solid square; x and y are its upper left corner. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** From the edge of the paper to the marks: no printer of an office keeps more for itself. */
const EDGE = 8;
const CORNER = 5;
const SIDE = 3.5;
/** From corner to corner: marks stand every 46 mm upright and every 47.25 mm across. */
const INTERVALS = { across: 4, upright: 6 } as const;

const far = { x: PAGE.width - EDGE - CORNER, y: PAGE.height - EDGE - CORNER } as const;

/** The four corners: above left, above right, below right, below left. */
export const CORNERS: readonly Mark[] = [
  { x: EDGE, y: EDGE, side: CORNER },
  { x: far.x, y: EDGE, side: CORNER },
  { x: far.x, y: far.y, side: CORNER },
  { x: EDGE, y: far.y, side: CORNER },
];

/** Beside the corner above left alone, so that a page upside down is known. */
export const UPRIGHT: Mark = { x: EDGE + CORNER + 3, y: EDGE, side: SIDE };

/** Between the corners, along all four edges: where paper curls or is folded, they say how. */
export const EDGES: readonly Mark[] = [
  UPRIGHT,
  ...between(EDGE, far.x, INTERVALS.across).flatMap((x) => [markAt(x, EDGE), markAt(x, far.y)]),
  ...between(EDGE, far.y, INTERVALS.upright).flatMap((y) => [markAt(EDGE, y), markAt(far.x, y)]),
];

/** @param x @param y where a corner would begin; a smaller mark has the same middle */
function markAt(x: number, y: number): Mark {
  const inset = (CORNER - SIDE) / 2;
  return { x: x + inset, y: y + inset, side: SIDE };
}

function between(from: number, to: number, intervals: number): readonly number[] {
  return Array.from({ length: intervals - 1 }, (_, at) => from + ((to - from) * (at + 1)) / intervals);
}

/** The code of a page: sheet and page are read from it. The side is that of its modules, without the light around. */
export const CODE: Mark = { x: 172.5, y: 16.5, side: 17 };
