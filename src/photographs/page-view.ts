import type { FoundMarks } from './found-marks.js';
import { middleOf } from './found-marks.js';
import type { Point, Projection } from './plane.js';
import { perspectiveOf } from './plane.js';
import { CORNERS, EDGES, type Mark } from './sheet-marks.js';

/*
 * From the page into the picture: flat as perspective sees it, and moved by as much as the marks along the edges stand
 * off it. Between two marks that changes evenly; inside, from edge to edge.
 */

/** @returns null where a corner is missing */
export function pageView({ pairs }: FoundMarks): Projection | null {
  const flat = perspectiveOf([...pairs.values()]);
  const corners = CORNERS.map((mark) => offsetOf(mark, pairs, flat));
  const [aboveLeft, aboveRight, belowRight, belowLeft] = corners;
  if (!flat || !aboveLeft || !aboveRight || !belowRight || !belowLeft) return null;
  const along = (isOnEdge: (at: Point) => boolean, place: (at: Point) => number): Edge => {
    const offsets = [...CORNERS, ...EDGES].flatMap((mark) => {
      const middle = middleOf(mark);
      const offset = isOnEdge(middle) ? offsetOf(mark, pairs, flat) : null;
      return offset ? [{ at: place(middle), ...offset }] : [];
    });
    return [...offsets].sort((one, other) => one.at - other.at);
  };
  const top = along(
    ({ y }) => y < FIRST.y + 1,
    ({ x }) => x,
  );
  const bottom = along(
    ({ y }) => y > LAST.y - 1,
    ({ x }) => x,
  );
  const left = along(
    ({ x }) => x < FIRST.x + 1,
    ({ y }) => y,
  );
  const right = along(
    ({ x }) => x > LAST.x - 1,
    ({ y }) => y,
  );
  return (page) => {
    const across = (page.x - FIRST.x) / (LAST.x - FIRST.x);
    const down = (page.y - FIRST.y) / (LAST.y - FIRST.y);
    const [ofTop, ofBottom] = [between(top, page.x), between(bottom, page.x)];
    const [ofLeft, ofRight] = [between(left, page.y), between(right, page.y)];
    const mixed = (axis: 'x' | 'y'): number =>
      (1 - down) * ofTop[axis] +
      down * ofBottom[axis] +
      (1 - across) * ofLeft[axis] +
      across * ofRight[axis] -
      (1 - down) * ((1 - across) * aboveLeft[axis] + across * aboveRight[axis]) -
      down * ((1 - across) * belowLeft[axis] + across * belowRight[axis]);
    const { x, y } = flat(page);
    return { x: x + mixed('x'), y: y + mixed('y') };
  };
}

const middles = CORNERS.map(middleOf);
const FIRST = { x: Math.min(...middles.map(({ x }) => x)), y: Math.min(...middles.map(({ y }) => y)) };
const LAST = { x: Math.max(...middles.map(({ x }) => x)), y: Math.max(...middles.map(({ y }) => y)) };

type Edge = readonly (Point & { readonly at: number })[];

/** How far a mark is seen from where a flat page would show it; null where it was not found. */
function offsetOf(mark: Mark, pairs: FoundMarks['pairs'], flat: Projection | null): Point | null {
  const pair = pairs.get(mark);
  if (!pair || !flat) return null;
  const there = flat(pair.page);
  return { x: pair.seen.x - there.x, y: pair.seen.y - there.y };
}

function between(edge: Edge, at: number): Point {
  const next = edge.findIndex((one) => one.at >= at);
  const after = edge[next < 0 ? edge.length - 1 : next];
  const before = edge[next < 0 ? edge.length - 1 : Math.max(0, next - 1)];
  if (!after || !before) return { x: 0, y: 0 };
  const part = after.at === before.at ? 0 : (at - before.at) / (after.at - before.at);
  return { x: before.x + (after.x - before.x) * part, y: before.y + (after.y - before.y) * part };
}
