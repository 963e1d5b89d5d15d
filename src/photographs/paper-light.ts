import type { Grey } from './grey.js';

/** Paper darker than this shows nothing. */
export const DARKEST_LIGHT = 16;

/**
 * How bright blank paper is at every place: the picture without what is dark and narrower than `widest`, so that the
 * edge of a shadow stays where it is, and neither a stroke nor a blackened box is taken for one.
 * @param widest in pixels
 */
export function paperLight({ width, height, pixels }: Grey, widest: number): Grey {
  const reach = Math.max(1, Math.round(widest / 2));
  const calm = smoothed({ width, height, pixels });
  const turned = new Uint8Array(width * height);
  // Brightest of the neighbourhood, then darkest of those, along rows and columns: columns are rows of the turned picture.
  const rows = new Line(width, reach);
  for (let y = 0; y < height; y += 1) {
    const row = rows.brightest(calm.pixels, y * width);
    for (let x = 0; x < width; x += 1) turned[x * height + y] = row[x] as number;
  }
  const columns = new Line(height, reach);
  for (let x = 0; x < width; x += 1) {
    turned.set(columns.brightest(turned, x * height), x * height);
    const column = columns.darkest(turned, x * height);
    for (let y = 0; y < height; y += 1) calm.pixels[y * width + x] = column[y] as number;
  }
  for (let y = 0; y < height; y += 1) calm.pixels.set(rows.darkest(calm.pixels, y * width), y * width);
  return calm;
}

/** Extremes along a line, over any reach with three comparisons for a pixel (van Herk, 1992). */
class Line {
  private readonly padded: number;
  private readonly forward: Uint8Array;
  private readonly backward: Uint8Array;
  private readonly line: Uint8Array;
  private readonly found: Uint8Array;

  constructor(
    private readonly length: number,
    private readonly reach: number,
  ) {
    const window = 2 * reach + 1;
    this.padded = Math.ceil((length + 2 * reach) / window) * window;
    this.forward = new Uint8Array(this.padded);
    this.backward = new Uint8Array(this.padded);
    this.line = new Uint8Array(this.padded);
    this.found = new Uint8Array(length);
  }

  brightest(from: Uint8Array, begin: number): Uint8Array {
    return this.extreme(from, begin, 0);
  }

  darkest(from: Uint8Array, begin: number): Uint8Array {
    return this.extreme(from, begin, 255);
  }

  /** @param turn 255 makes black of white, so that the brightest is the darkest */
  private extreme(from: Uint8Array, begin: number, turn: 0 | 255): Uint8Array {
    const { length, reach, padded, line, forward, backward, found } = this;
    line.fill((from[begin] as number) ^ turn, 0, reach);
    for (let at = 0; at < length; at += 1) line[reach + at] = (from[begin + at] as number) ^ turn;
    line.fill((from[begin + length - 1] as number) ^ turn, reach + length);
    const window = 2 * reach + 1;
    for (let block = 0; block < padded; block += window) {
      let most = 0;
      for (let at = block; at < block + window; at += 1) {
        if ((line[at] as number) > most) most = line[at] as number;
        forward[at] = most;
      }
      most = 0;
      for (let at = block + window - 1; at >= block; at -= 1) {
        if ((line[at] as number) > most) most = line[at] as number;
        backward[at] = most;
      }
    }
    for (let at = 0; at < length; at += 1) {
      const one = backward[at] as number;
      const other = forward[at + 2 * reach] as number;
      found[at] = (one > other ? one : other) ^ turn;
    }
    return found;
  }
}

/** Each pixel with its eight neighbours, so that noise is not taken for light. */
function smoothed({ width, height, pixels }: Grey): Grey {
  const across = new Uint16Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const left = pixels[row + (x > 0 ? x - 1 : 0)] as number;
      const right = pixels[row + (x < width - 1 ? x + 1 : x)] as number;
      across[row + x] = left + (pixels[row + x] as number) + right;
    }
  }
  const calm = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [above, row, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x += 1) {
      calm[row + x] = ((across[above + x] as number) + (across[row + x] as number) + (across[below + x] as number)) / 9;
    }
  }
  return { width, height, pixels: calm };
}
