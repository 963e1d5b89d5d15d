import { createCanvas } from '@napi-rs/canvas';
import type { Sight } from '../../photographs/box-patches.js';
import { brightness, type Grey } from '../../photographs/grey.js';
import type { Area } from '../../photographs/page-layout.js';
import { PAGE } from '../../photographs/sheet-marks.js';
import { drawPage } from '../draw-sheets.js';
import type { Piece } from '../sheet-pieces.js';

/** Dots in a millimetre: a stroke of a pen has two or three. */
const DOTS = 5;
/** Of a JPEG, out of 100: letters stay clear, and a page takes about 100 KB. */
const QUALITY = 60;

/** The whole sheet of paper as its picture shows it, laid flat, upright and evenly lit: 255 is blank paper. */
export function flatPage(sight: Sight): Grey {
  const [width, height] = [PAGE.width * DOTS, PAGE.height * DOTS];
  const flat = { width, height, pixels: new Uint8Array(width * height) };
  for (let top = 0; top < height; top += CELL) {
    for (let left = 0; left < width; left += CELL) layCell(sight, flat, left, top);
  }
  return flat;
}

/** So many dots of paper are even enough for their corners to say where the rest is. */
const CELL = 25;
/** A shadow as dark as this is no light to measure by. */
const DARKEST = 16;

function layCell({ picture, light, coarser, view }: Sight, flat: Grey, left: number, top: number): void {
  const corner = (x: number, y: number) => view({ x: (left + x) / DOTS, y: (top + y) / DOTS });
  const [a, b, c, d] = [corner(0, 0), corner(CELL, 0), corner(CELL, CELL), corner(0, CELL)];
  for (let row = 0; row < CELL && top + row < flat.height; row += 1) {
    const down = (row + 0.5) / CELL;
    const from = { x: a.x + (d.x - a.x) * down, y: a.y + (d.y - a.y) * down };
    const to = { x: b.x + (c.x - b.x) * down, y: b.y + (c.y - b.y) * down };
    for (let column = 0; column < CELL && left + column < flat.width; column += 1) {
      const across = (column + 0.5) / CELL;
      const x = from.x + (to.x - from.x) * across;
      const y = from.y + (to.y - from.y) * across;
      const white = brightness(light, (x + 0.5) / coarser - 0.5, (y + 0.5) / coarser - 0.5);
      const share = brightness(picture, x, y) / Math.max(DARKEST, white);
      flat.pixels[(top + row) * flat.width + left + column] = Math.min(255, Math.round(share * 255));
    }
  }
}

/** As a file that browsers show. */
export function flatFile({ width, height, pixels }: Grey): Uint8Array {
  const context = createCanvas(width, height).getContext('2d');
  const image = context.createImageData(width, height);
  for (let at = 0; at < pixels.length; at += 1) {
    image.data.fill(pixels[at] as number, at * 4, at * 4 + 3);
    image.data[at * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return context.canvas.toBuffer('image/jpeg', QUALITY);
}

/** The same of the page as it was printed, before anybody had it. */
export function blankPage(piece: Piece): Grey {
  const [width, height] = [PAGE.width * DOTS, PAGE.height * DOTS];
  const context = createCanvas(width, height).getContext('2d');
  context.scale(DOTS, DOTS);
  // Nobody writes where the names of the sheet stand.
  drawPage(context, piece, { version: '', batch: null, number: '', page: 1, pages: 1 });
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, pixels: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] as number) };
}

/**
 * Whether somebody has written in a field: more dots are dark than specks have, where nothing is printed.
 * @param blank the page as it was printed
 */
export function hasInk(flat: Grey, blank: Grey, { x, y, width, height }: Area): boolean {
  const [left, right] = [Math.max(BESIDE, Math.ceil(x * DOTS)), Math.min(flat.width - BESIDE, (x + width) * DOTS)];
  const [top, bottom] = [Math.max(BESIDE, Math.ceil(y * DOTS)), Math.min(flat.height - BESIDE, (y + height) * DOTS)];
  let dark = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const isDark = (flat.pixels[row * flat.width + column] as number) < DARK;
      if (isDark && !isNearPrint(blank, column, row)) dark += 1;
    }
  }
  return dark > SPECKS;
}

/** A faint pencil is darker. */
const DARK = 205;
/** Dots of one short stroke. */
const SPECKS = 30;
/** So near, in dots, to what is printed nobody knows whose ink it is. */
const BESIDE = 3;

function isNearPrint({ width, pixels }: Grey, column: number, row: number): boolean {
  for (let down = -BESIDE; down <= BESIDE; down += 1) {
    for (let across = -BESIDE; across <= BESIDE; across += 1) {
      if ((pixels[(row + down) * width + column + across] as number) < PRINTED) return true;
    }
  }
  return false;
}

/** Grey lines to write on are darker. */
const PRINTED = 235;
