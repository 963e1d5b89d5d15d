import { brightness, type Grey } from './grey.js';
import type { LaidBox } from './page-layout.js';
import { DARKEST_LIGHT } from './paper-light.js';
import type { Point, Projection } from './plane.js';

/** From sample to sample of a patch, in millimetres, and how many there are from its middle to its edge. */
export const STEP = 0.2;
export const REACH = 28;
export const ACROSS = REACH * 2 + 1;

/** The surroundings of a box, laid flat: how much darker than blank paper, 0 to 1, row by row. */
export type Patch = Float32Array;

/** A picture of a page, how bright its paper is, and where it stands in them. */
export interface Sight {
  readonly picture: Grey;
  readonly light: Grey;
  /** How many pixels of the picture stand for one of the light. */
  readonly coarser: number;
  readonly view: Projection;
}

/** @param off by how much the box is printed elsewhere than the view says, in millimetres */
export function patchOf({ picture, light, coarser, view }: Sight, box: LaidBox, off: Point): Patch {
  const middle = { x: box.x + box.side / 2 + off.x, y: box.y + box.side / 2 + off.y };
  const patch = new Float32Array(ACROSS * ACROSS);
  // So small a piece of paper is even enough for its corners to say where the rest is.
  const far = REACH * STEP;
  const corner = (x: number, y: number): Point => view({ x: middle.x + x * far, y: middle.y + y * far });
  const [a, b, c, d] = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  for (let row = 0; row < ACROSS; row += 1) {
    const down = row / (ACROSS - 1);
    const left = { x: a.x + (d.x - a.x) * down, y: a.y + (d.y - a.y) * down };
    const right = { x: b.x + (c.x - b.x) * down, y: b.y + (c.y - b.y) * down };
    for (let column = 0; column < ACROSS; column += 1) {
      const across = column / (ACROSS - 1);
      const x = left.x + (right.x - left.x) * across;
      const y = left.y + (right.y - left.y) * across;
      const white = brightness(light, (x + 0.5) / coarser - 0.5, (y + 0.5) / coarser - 0.5);
      patch[row * ACROSS + column] = 1 - brightness(picture, x, y) / Math.max(DARKEST_LIGHT, white);
    }
  }
  return patch;
}

/** From the middle of a box to the middle of its outline. */
const OUTLINE = 0.35;
export const toOutline = ({ side }: LaidBox): number => (side - OUTLINE) / 2;

/** Where the outline of a box stands in its patch, and how plainly: the ink of its weaker side over what is beside it. */
export interface Placed {
  readonly off: Point;
  readonly plain: number;
}

/** No outline is farther from where the marks say that it is, in samples. */
const SEARCH = 8;

export function placeOutline(patch: Patch, box: LaidBox): Placed {
  const half = toOutline(box) / STEP;
  const inner = Math.round(half * 0.8);
  const columns = new Float32Array(ACROSS);
  const rows = new Float32Array(ACROSS);
  for (let at = 0; at < ACROSS; at += 1) {
    let [down, across] = [0, 0];
    for (let by = -inner; by <= inner; by += 1) {
      down += patch[(REACH + by) * ACROSS + at] as number;
      across += patch[at * ACROSS + REACH + by] as number;
    }
    columns[at] = down / (2 * inner + 1);
    rows[at] = across / (2 * inner + 1);
  }
  const [x, y] = [twoLines(columns, half), twoLines(rows, half)];
  return { off: { x: x.by * STEP, y: y.by * STEP }, plain: Math.min(x.plain, y.plain) };
}

/** Two lines that stand so far from a middle: by how much it is moved. */
function twoLines(profile: Float32Array, half: number): { readonly by: number; readonly plain: number } {
  const scores: number[] = [];
  const at = (place: number): number => {
    const low = Math.floor(place);
    return (profile[low] as number) * (1 - (place - low)) + (profile[low + 1] as number) * (place - low);
  };
  const lineAt = (place: number): number => at(place) - (at(place - BESIDE) + at(place + BESIDE)) / 2;
  for (let by = -SEARCH; by <= SEARCH; by += 1) {
    scores.push(Math.min(lineAt(REACH + by - half), lineAt(REACH + by + half)));
  }
  let best = 0;
  for (let one = 1; one < scores.length; one += 1) if ((scores[one] as number) > (scores[best] as number)) best = one;
  const [before = 0, here = 0, after = 0] = [scores[best - 1], scores[best], scores[best + 1]];
  const bend = before - 2 * here + after;
  const isInside = best > 0 && best < scores.length - 1 && bend < -1e-6;
  return { by: best - SEARCH + (isInside ? (before - after) / (2 * bend) : 0), plain: here };
}

/** So far beside a line there is none, in samples. */
const BESIDE = 4;
