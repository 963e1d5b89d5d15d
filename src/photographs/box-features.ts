import { ACROSS, type Patch, REACH, STEP, toOutline } from './box-patches.js';
import { apart } from './found-marks.js';
import type { SeenBox } from './outlines.js';
import type { Area, LaidBox } from './page-layout.js';

/** What is seen of a box: its features in this order, then what the blank boxes about it have of some. */
export type Features = readonly number[];

/** What a box is judged by. Ink is 0 for blank paper and about 1 for print. */
const FEATURES = [
  'ink inside',
  'share of faint ink inside',
  'share of plain ink inside',
  'share of dark ink inside',
  'ink in the middle',
  'lightest tenth inside',
  'lightest third inside',
  'darkest tenth inside',
  'darkest fiftieth inside',
  'ninths of the box with ink',
  'ink around the box',
  'share of plain ink around',
  'ink of the corners',
  'width of the ink',
  'height of the ink',
] as const;

/** Of the nearest boxes so many are looked at, and of these so many are taken to be blank. */
const ABOUT = 12;
const BLANK = 0.3;
const DARKEST = [FEATURES.indexOf('darkest tenth inside'), FEATURES.indexOf('darkest fiftieth inside')] as const;

/**
 * The boxes of a page, each against the blank ones about it: noise, blur and a shadow are the same in both.
 * @param black how dark print is on this page, 0 to 1
 */
export function featuresOfPage(boxes: readonly SeenBox[], print: readonly Area[], black: number): readonly Features[] {
  const seen = boxes.map((one) => featuresOf(one, print, black));
  return boxes.map(({ box, plain }, at) => {
    const near = boxes
      .map((other, index) => ({ index, far: apart(box, other.box) }))
      .sort((one, other) => one.far - other.far)
      .slice(0, ABOUT);
    const blank = FEATURES.map((_, feature) => {
      const all = near.map(({ index }) => seen[index]?.[feature] ?? 0).sort((one, other) => one - other);
      return all[Math.floor(all.length * BLANK)] ?? 0;
    });
    const own = seen[at]?.map((value, feature) => value - (blank[feature] ?? 0)) ?? [];
    return [...own, plain, ...DARKEST.map((feature) => blank[feature] ?? 0)];
  });
}

/** @param print words and lines of the page: they are no marks */
function featuresOf({ box, patch }: SeenBox, print: readonly Area[], black: number): readonly number[] {
  const ink = (at: number): number => (patch[at] as number) / black;
  const half = toOutline(box) / STEP;
  const inner = Math.floor(half - 2.5);
  const inside = gather(ink, inner);
  const sorted = inside.values.slice().sort();
  const from = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  const around = ring(patch, ink, { box, print, half });
  const ninths = inside.ninths.filter((sum) => sum > 0.09).length / 9;
  return [
    ...[inside.mean, inside.share(0.14), inside.share(0.3), inside.share(0.55)],
    gather(ink, Math.floor(half * 0.5)).mean,
    ...[from(0.1), from(0.33), from(0.9), from(0.98)],
    ...[ninths, around.mean, around.share, around.corners, inside.width, inside.height],
  ];
}

function gather(ink: (at: number) => number, reach: number) {
  const across = reach * 2 + 1;
  const values = new Float32Array(across * across);
  const ninths = new Array<number>(9).fill(0);
  let [sum, left, right, top, bottom] = [0, across, -1, across, -1];
  for (let row = 0; row < across; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const value = ink((REACH - reach + row) * ACROSS + REACH - reach + column);
      values[row * across + column] = value;
      sum += value;
      const ninth = Math.floor((row * 3) / across) * 3 + Math.floor((column * 3) / across);
      ninths[ninth] = (ninths[ninth] as number) + value / (values.length / 9);
      if (value < 0.3) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }
  const share = (least: number): number =>
    values.reduce((count, value) => count + (value > least ? 1 : 0), 0) / values.length;
  const isNone = right < left;
  return {
    ...{ values, ninths, share, mean: sum / values.length },
    width: isNone ? 0 : (right - left + 1) / across,
    height: isNone ? 0 : (bottom - top + 1) / across,
  };
}

/** Outside of the outline, from half a millimetre to two, but for what is printed there. */
function ring(
  patch: Patch,
  ink: (at: number) => number,
  { box, print, half }: { readonly box: LaidBox; readonly print: readonly Area[]; readonly half: number },
) {
  const near = printNear(box, print);
  const [begin, end] = [half + 3, half + 9];
  let [sum, count, plain, corners, cornerCount] = [0, 0, 0, 0, 0];
  for (let at = 0; at < patch.length; at += 1) {
    const [x, y] = [(at % ACROSS) - REACH, Math.floor(at / ACROSS) - REACH];
    const [farX, farY] = [Math.abs(x), Math.abs(y)];
    const far = Math.max(farX, farY);
    if (far < half - 3 || far > end) continue;
    if (farX > half - 4 && farY > half - 4 && far < half + 3) {
      corners += ink(at);
      cornerCount += 1;
    }
    if (far < begin) continue;
    if (near.some((area) => isIn(area, x * STEP, y * STEP))) continue;
    const value = ink(at);
    sum += value;
    count += 1;
    if (value > 0.3) plain += 1;
  }
  return {
    mean: count === 0 ? 0 : sum / count,
    share: count === 0 ? 0 : plain / count,
    corners: cornerCount === 0 ? 0 : corners / cornerCount,
  };
}

/** Print about a box, seen from its middle, with room for what the light of a lens spreads. */
function printNear(box: LaidBox, print: readonly Area[]): readonly Area[] {
  const [x, y] = [box.x + box.side / 2, box.y + box.side / 2];
  const reach = REACH * STEP;
  return print
    .map((area) => ({
      x: area.x - x - ROOM,
      y: area.y - y - ROOM,
      width: area.width + 2 * ROOM,
      height: area.height + 2 * ROOM,
    }))
    .filter((area) => area.x < reach && area.x + area.width > -reach)
    .filter((area) => area.y < reach && area.y + area.height > -reach);
}

const ROOM = 0.45;

function isIn(area: Area, x: number, y: number): boolean {
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
}
