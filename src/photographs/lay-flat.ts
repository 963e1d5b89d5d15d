import { type Blob, blobsOf } from './blobs.js';
import type { Sight } from './box-patches.js';
import { darkSquare } from './dark-square.js';
import type { FoundCode } from './find-codes.js';
import { cornersOf } from './find-corners.js';
import { findMarks, middleOf } from './found-marks.js';
import { brightness, type Grey, reduced } from './grey.js';
import { middleOne } from './outlines.js';
import { pageView } from './page-view.js';
import { DARKEST_LIGHT, paperLight } from './paper-light.js';
import type { Pair, Point } from './plane.js';
import { CODE, CORNERS, EDGES, PAGE } from './sheet-marks.js';

/** A page whose places are known in the picture, and how dark its print is, 0 to 1. */
export interface FlatPage extends Sight {
  readonly black: number;
}

/** Pixels in a millimetre: fewer show no stroke of a pen, more only take time. */
const ENOUGH = { least: 2.6, coarse: 4, fine: 6 } as const;
/** Whatever is narrower than this, in millimetres, is ink: a blackened box is. */
const WIDEST = 7.8;
/** Where the page comes nearer, everything is so much wider than about the code. */
const FORESHORTENED = 1.5;
/** Darker than this share of the paper about it, a mark is print. */
const DARK = 0.62;
/** Of the marks of a page, so many are always seen. */
const LEAST_MARKS = 14;

/**
 * Finds where every place of a page is seen, by its marks; a reason where it can't be told.
 * @param code of the page; null where none is seen: then the picture shows one page alone, and begins with its corners
 */
export function layFlat(picture: Grey, code: FoundCode | null): FlatPage | 'no-code' | 'cut-corner' | 'too-small' {
  const side = code ? sideOf(code) : usualSide(picture);
  const coarser = Math.max(1, Math.round(side / ENOUGH.coarse));
  const coarse = reduced(picture, coarser);
  const millimetre = side / coarser;
  const rough = paperLight(coarse, WIDEST * FORESHORTENED * millimetre);
  const sizes = { least: (code ? 3 : 1) * millimetre ** 2, most: 60 * millimetre ** 2 };
  const blobs = blobsOf(coarse, rough, DARK, sizes).map((blob) => upscaled(blob, coarser));
  const known = code ? cornersOfCode(code) : cornersOf(blobs);
  if (!known) return 'no-code';
  const marks = findMarks(blobs, known, (place, long, reach) => {
    const size = { side: long / coarser, reach: reach / coarser };
    const found = darkSquare(coarse, rough, shrunk(place, coarser), size);
    return found && shrunk(found, 1 / coarser);
  });
  const view = marks.pairs.size < LEAST_MARKS ? null : pageView(marks);
  if (!view) return 'cut-corner';
  if (marks.density < ENOUGH.least) return 'too-small';
  const light = paperLight(coarse, (WIDEST * marks.density) / coarser);
  const finer = Math.max(1, Math.floor(marks.density / ENOUGH.fine));
  const fine = finer === 1 ? picture : reduced(picture, finer);
  const sight = { picture: fine, light, coarser: coarser / finer, view: (page: Point) => shrunk(view(page), finer) };
  return { ...sight, black: middleOne([...CORNERS, ...EDGES].map((mark) => darkness(sight, middleOf(mark)))) };
}

/** How much darker than blank paper a place of the page is, 0 to 1. */
export function darkness({ picture, light, coarser, view }: Sight, page: Point): number {
  const { x, y } = view(page);
  const white = brightness(light, (x + 0.5) / coarser - 0.5, (y + 0.5) / coarser - 0.5);
  return 1 - brightness(picture, x, y) / Math.max(DARKEST_LIGHT, white);
}

function upscaled(blob: Blob, by: number): Blob {
  return { ...blob, ...shrunk(blob, 1 / by), area: blob.area * by * by };
}

/** The same place in a picture so many times smaller. */
function shrunk({ x, y }: Point, by: number): Point {
  return { x: (x + 0.5) / by - 0.5, y: (y + 0.5) / by - 0.5 };
}

/** How many pixels a millimetre takes about the code. */
function sideOf({ corners }: FoundCode): number {
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return 0;
  const twice = Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y));
  return Math.sqrt(twice / 2) / CODE.side;
}

/** The same where a page nearly fills the picture. */
function usualSide({ width, height }: Grey): number {
  return (0.85 * Math.min(width, height)) / PAGE.width;
}

function cornersOfCode({ corners }: FoundCode): readonly Pair[] {
  const { x, y, side } = CODE;
  const printed = [
    { x, y },
    { x: x + side, y },
    { x: x + side, y: y + side },
    { x, y: y + side },
  ];
  return printed.flatMap((page, at) => {
    const seen = corners[at];
    return seen ? [{ page, seen }] : [];
  });
}
