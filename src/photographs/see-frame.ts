import { codesOf, type FindCodes, type PageName, pageNameOf } from './find-codes.js';
import type { Grey } from './grey.js';
import { layFlat } from './lay-flat.js';
import type { Point } from './plane.js';

/** What one picture of a camera that is still being held shows: a page, and where its code is, or what is amiss. */
export type SeenFrame =
  | { readonly kind: 'page'; readonly name: PageName; readonly corners: readonly Point[] }
  | { readonly kind: 'amiss'; readonly because: 'no-code' | 'other-code' | 'cut-corner' | 'too-small' };

/** Whether a page lies in the picture whole and near enough to be read. What is marked on it is not looked at yet. */
export async function seeFrame(picture: Grey, findCodes: FindCodes): Promise<SeenFrame> {
  const [code] = await codesOf(picture, findCodes);
  if (!code) return { kind: 'amiss', because: 'no-code' };
  const name = pageNameOf(code.text);
  if (!name) return { kind: 'amiss', because: 'other-code' };
  const flat = layFlat(picture, code);
  return typeof flat === 'string' ? { kind: 'amiss', because: flat } : { kind: 'page', name, corners: code.corners };
}

/** So far, in parts of its own side, a code may move between two pictures of a hand that is held still. */
const STILL = 0.06;

/**
 * Whether a page was held still from one picture to the next.
 * @param corners of its code in both, from above left in the order of a clock
 */
export function isStill(corners: readonly Point[], before: readonly Point[]): boolean {
  const [first, second] = corners;
  if (!first || !second) return false;
  const side = Math.hypot(second.x - first.x, second.y - first.y);
  return corners.every(({ x, y }, at) => {
    const was = before[at];
    return was !== undefined && Math.hypot(x - was.x, y - was.y) <= STILL * side;
  });
}
