import type { Blob } from './blobs.js';
import { apart, middleOf } from './found-marks.js';
import { type Pair, type Projection, perspectiveOf } from './plane.js';
import { CORNERS, EDGES, UPRIGHT } from './sheet-marks.js';

/** So many of the outermost squares in each direction may be a corner: marks along the edges and what lies about are too. */
const OUTERMOST = 5;
/** So many marks along the edges stand where four corners of a page say. */
const LEAST_EDGES = 11;
/** Bent paper moves a mark so far, in millimetres. */
const FARTHEST = 6;
/** So much larger than another a corner is at most, where the page comes nearer. */
const UNLIKE = 4;

/**
 * The corner marks of a page, found without its code: four dark squares between which the marks along the edges stand,
 * the one that says what is upright among them.
 * @returns the corners as they are printed and as they are seen; null where no page is seen
 */
export function cornersOf(blobs: readonly Blob[]): readonly Pair[] | null {
  const squares = blobs.filter(({ solid, stretch }) => solid > 0.82 && stretch < 2);
  let best: { readonly score: number; readonly pairs: readonly Pair[] } | null = null;
  for (const around of quadsOf(squares)) {
    for (let turn = 0; turn < CORNERS.length; turn += 1) {
      const turned = [...around.slice(turn), ...around.slice(0, turn)];
      const pairs = CORNERS.map((mark, at): Pair => ({ page: middleOf(mark), seen: turned[at] as Blob }));
      const score = edgesAt(perspectiveOf(pairs), turned, squares);
      if (score > (best?.score ?? 0)) best = { score, pairs };
    }
  }
  return best?.pairs ?? null;
}

/** Four squares that may be corners, each in the order of a clock. */
function quadsOf(squares: readonly Blob[]): readonly (readonly Blob[])[] {
  const [first = [], second = [], third = [], fourth = []] = DIRECTIONS.map(([across, down]) =>
    [...squares].sort((a, b) => b.x * across + b.y * down - a.x * across - a.y * down).slice(0, OUTERMOST),
  );
  return first.flatMap((a) =>
    second.flatMap((b) => third.flatMap((c) => fourth.map((d) => [a, b, c, d]).filter(mayBeCorners))),
  );
}

/** Above left, above right, below right, below left. */
const DIRECTIONS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

function mayBeCorners(all: readonly Blob[]): boolean {
  const areas = all.map(({ area }) => area);
  return new Set(all).size === all.length && Math.max(...areas) < UNLIKE * Math.min(...areas);
}

/** How well marks stand along the edges: for each from 0 to 1; 0 in all where too few do, or the page is not upright. */
function edgesAt(view: Projection | null, corners: readonly Blob[], squares: readonly Blob[]): number {
  if (!view) return 0;
  const corner = corners.reduce((sum, { area }) => sum + area, 0) / corners.length;
  const millimetre = Math.sqrt(corner) / (CORNERS[0]?.side ?? 1);
  let [count, score] = [0, 0];
  for (const mark of [UPRIGHT, ...EDGES.filter((one) => one !== UPRIGHT)]) {
    const place = view(middleOf(mark));
    const area = (mark.side * millimetre) ** 2;
    const far = squares
      .filter((one) => one.area > area / UNLIKE && one.area < area * UNLIKE && !corners.includes(one))
      .reduce((least, one) => Math.min(least, apart(one, place) / millimetre), FARTHEST);
    if (mark === UPRIGHT && far >= FARTHEST / 2) return 0;
    count += far < FARTHEST ? 1 : 0;
    score += 1 - far / FARTHEST;
  }
  return count >= LEAST_EDGES ? score : 0;
}
