import { type Patch, patchOf, placeOutline, type Sight } from './box-patches.js';
import { apart } from './found-marks.js';
import type { LaidBox } from './page-layout.js';
import type { Point } from './plane.js';

/** A box with its surroundings, laid so that its outline stands around the middle. */
export interface SeenBox {
  readonly box: LaidBox;
  readonly patch: Patch;
  /** The ink of its outline over what is beside it, on its weaker side; below zero where it is blackened. */
  readonly plain: number;
}

/**
 * Every box of a page. Where it stands is told by its own outline if that is plain, and by those around it if it is not,
 * or if it would stand apart from them.
 */
export function seeBoxes(sight: Sight, boxes: readonly LaidBox[]): readonly SeenBox[] {
  const roughly = boxes.map((box) => ({ box, ...placeOutline(patchOf(sight, box, NOWHERE), box) }));
  const usual = middleOne(roughly.map(({ plain }) => plain));
  return roughly.map((one) => {
    const around = roughly
      .filter((other) => other !== one && other.plain > usual * PLAIN)
      .map((other) => ({ ...other, far: apart(other.box, one.box) }))
      .sort((a, b) => a.far - b.far)
      .slice(0, 7);
    const expected = { x: middleOne(around.map(({ off }) => off.x)), y: middleOne(around.map(({ off }) => off.y)) };
    const isOwn = one.plain > usual * PLAIN && (around.length < 3 || apart(one.off, expected) < STRAYS);
    return { box: one.box, patch: patchOf(sight, one.box, isOwn ? one.off : expected), plain: one.plain };
  });
}

const NOWHERE: Point = { x: 0, y: 0 };
/** Of what is usual on the page, so much makes an outline plain. */
const PLAIN = 0.5;
/** So far, in millimetres, no box stands from where those around it are. */
const STRAYS = 0.7;

export function middleOne(all: readonly number[]): number {
  const sorted = [...all].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
