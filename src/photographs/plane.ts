/*
 * Fits between the plane of the paper, in millimetres, and that of the picture, in pixels.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on the page and the same place in the picture. */
export interface Pair {
  readonly page: Point;
  readonly seen: Point;
}

/** From the page into the picture. */
export type Projection = (page: Point) => Point;

/** The perspective view that fits best, by least squares; null where the places stand in a line. */
export function perspectiveOf(pairs: readonly Pair[]): Projection | null {
  if (pairs.length < 4) return null;
  const size = Math.max(1, ...pairs.map(({ seen }) => Math.max(Math.abs(seen.x), Math.abs(seen.y))));
  const rows: number[][] = [];
  for (const { page, seen } of pairs) {
    const [x, y, u, v] = [page.x / 100, page.y / 100, seen.x / size, seen.y / size];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  const found = leastSquares(rows, 8);
  if (!found) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = found;
  return ({ x: pageX, y: pageY }) => {
    const [x, y] = [pageX / 100, pageY / 100];
    const depth = g * x + h * y + 1;
    return { x: ((a * x + b * y + c) / depth) * size, y: ((d * x + e * y + f) / depth) * size };
  };
}

/** Where a place of the page must be seen, judged by the known places about it; null where they stand in a line. */
export function nearby(pairs: readonly Pair[], { x, y }: Point): Point | null {
  const weighed = pairs.map(({ page, seen }) => {
    const [dx, dy] = [(page.x - x) / 50, (page.y - y) / 50];
    return { dx, dy, seen, weight: 1 / (0.02 + dx * dx + dy * dy) };
  });
  const solve = (of: (seen: Point) => number): number | null => {
    const rows = weighed.map(({ dx, dy, seen, weight }) => [weight, dx * weight, dy * weight, of(seen) * weight]);
    return leastSquares(rows, 3)?.[0] ?? null;
  };
  const [seenX, seenY] = [solve((seen) => seen.x), solve((seen) => seen.y)];
  return seenX === null || seenY === null ? null : { x: seenX, y: seenY };
}

/** @param rows coefficients, and last the value that they should give */
function leastSquares(rows: readonly (readonly number[])[], unknowns: number): readonly number[] | null {
  const normal = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 1));
  for (const row of rows) {
    for (let one = 0; one < unknowns; one += 1) {
      const line = normal[one] as Float64Array;
      for (let other = 0; other <= unknowns; other += 1) {
        line[other] = (line[other] as number) + (row[one] as number) * (row[other] as number);
      }
    }
  }
  return solved(normal);
}

/** Gauss with the largest pivot. */
function solved(lines: Float64Array[]): readonly number[] | null {
  const size = lines.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(cell(lines, row, column)) > Math.abs(cell(lines, best, column))) best = row;
    }
    if (Math.abs(cell(lines, best, column)) < 1e-12) return null;
    [lines[column], lines[best]] = [lines[best] as Float64Array, lines[column] as Float64Array];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const share = cell(lines, row, column) / cell(lines, column, column);
      const line = lines[row] as Float64Array;
      for (let at = column; at <= size; at += 1) line[at] = (line[at] as number) - share * cell(lines, column, at);
    }
  }
  return lines.map((line, at) => (line[size] as number) / (line[at] as number));
}

const cell = (lines: readonly Float64Array[], row: number, column: number): number =>
  (lines[row] as Float64Array)[column] as number;
