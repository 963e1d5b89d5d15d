import type { Blob } from './blobs.js';
import { nearby, type Pair, type Point, perspectiveOf } from './plane.js';
import { CORNERS, EDGES, type Mark } from './sheet-marks.js';

/** Where the marks of a page are seen: those of its corners and edges that were found. */
export interface FoundMarks {
  readonly pairs: ReadonlyMap<Mark, Pair>;
  /** How many pixels a millimetre takes, about the middle of the page. */
  readonly density: number;
}

/** Farther from where it should be than this, in millimetres, a mark is something else. */
const FARTHEST = 7;

/** Looks for a dark square around a place: its side and how far it may be, in pixels. */
export type SquareSearch = (place: Point, side: number, reach: number) => Point | null;

/** With so many marks found, the others are expected within this, in millimetres. */
const ENOUGH_LEFT = 12;
const OFF = 3;

/**
 * Goes from where a page begins to be known to the marks next to it, and from those to the next: each is looked for where
 * those before it say that it must be, so that bent paper is followed and nothing else is taken for a mark.
 * @param known the corners of its code, or its own
 */
export function findMarks(blobs: readonly Blob[], known: readonly Pair[], search: SquareSearch): FoundMarks {
  const pairs = new Map<Mark, Pair>();
  let open: readonly Mark[] = [...CORNERS, ...EDGES];
  let before = -1;
  // What is not found from here may be found from the other side.
  while (open.length > 0 && pairs.size !== before) {
    before = pairs.size;
    const left = new Set(open);
    while (left.size > 0) {
      const next = nearestOf([...left], [...pairs.values(), ...known]);
      left.delete(next);
      const found = lookFor(next, blobs, expectation(pairs, known));
      if (found && ![...pairs.values()].some(({ seen }) => apart(seen, found) < 1)) {
        pairs.set(next, { page: middleOf(next), seen: found });
      }
    }
    open = open.filter((mark) => !pairs.has(mark));
  }
  // Where a pen ran over it, a mark is no piece of its own any more.
  for (const mark of pairs.size < ENOUGH_LEFT ? [] : open) {
    const expected = expectation(pairs, known);
    const local = localOf(mark, expected);
    const found = local && search(local.place, mark.side * local.millimetre, OFF * local.millimetre);
    if (found) pairs.set(mark, { page: middleOf(mark), seen: found });
  }
  const view = perspectiveOf([...pairs.values()]);
  const density = view ? apart(view({ x: 105, y: 100 }), view({ x: 105, y: 200 })) / 100 : 0;
  return { pairs, density };
}

/** Where a place of the page is to be expected: at first by what is near, then by the view of all and what is nearest. */
function expectation(pairs: ReadonlyMap<Mark, Pair>, first: readonly Pair[]): (page: Point) => Point | null {
  const known = [...pairs.values(), ...first];
  const marks = [...pairs.values()].map(({ page }) => page);
  const reach = (of: (page: Point) => number): number => Math.max(...marks.map(of)) - Math.min(...marks.map(of));
  // Marks along one edge alone say nothing of the tilt, and what was known first too little.
  const isSpread = marks.length >= ENOUGH && reach(({ x }) => x) > SPREAD && reach(({ y }) => y) > SPREAD;
  const view = isSpread ? perspectiveOf(known) : null;
  if (!view) return (page) => nearby(known, page);
  return (page) => {
    const [next] = [...known].sort((one, other) => apart(one.page, page) - apart(other.page, page));
    const there = view(page);
    if (!next) return there;
    const flat = view(next.page);
    return { x: there.x + next.seen.x - flat.x, y: there.y + next.seen.y - flat.y };
  };
}

/** So many marks, so far apart in millimetres, say how the page is tilted. */
const ENOUGH = 5;
const SPREAD = 90;

export function middleOf({ x, y, side }: Mark): Point {
  return { x: x + side / 2, y: y + side / 2 };
}

export function apart(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function nearestOf(marks: readonly Mark[], reached: readonly Pair[]): Mark {
  const far = (mark: Mark): number => Math.min(...reached.map(({ page }) => apart(page, middleOf(mark))));
  const [first, ...others] = marks.map((mark) => ({ mark, far: far(mark) }));
  if (!first) throw new Error('no mark is left');
  return others.reduce((best, one) => (one.far < best.far ? one : best), first).mark;
}

function localOf(mark: Mark, expected: (page: Point) => Point | null) {
  const middle = middleOf(mark);
  const place = expected(middle);
  const right = expected({ x: middle.x + 1, y: middle.y });
  const below = expected({ x: middle.x, y: middle.y + 1 });
  if (!place || !right || !below) return null;
  const square = (right.x - place.x) * (below.y - place.y) - (below.x - place.x) * (right.y - place.y);
  return { place, millimetre: Math.sqrt(Math.abs(square)) };
}

function lookFor(mark: Mark, blobs: readonly Blob[], expected: (page: Point) => Point | null): Point | null {
  const local = localOf(mark, expected);
  if (!local) return null;
  const area = (mark.side * local.millimetre) ** 2;
  const isOne = ({ area: has, solid, stretch }: Blob): boolean =>
    has > area * 0.6 && has < area * 1.55 && solid > 0.82 && stretch < 2.2;
  const far = (blob: Blob): number => apart(blob, local.place) / local.millimetre;
  const [nearest] = blobs
    .filter((blob) => far(blob) < FARTHEST && isOne(blob))
    .sort((one, other) => far(one) - far(other));
  return nearest ? { x: nearest.x, y: nearest.y } : null;
}
