import type { Grey } from './grey.js';

/** A dark piece of a picture: how many pixels, and around which middle. */
export interface Blob {
  readonly x: number;
  readonly y: number;
  readonly area: number;
  /** 1 for a filled parallelogram, below that for what has holes, arms or bends. */
  readonly solid: number;
  /** How much longer than wide. */
  readonly stretch: number;
}

/**
 * Connected pieces that are darker than the paper around them.
 * @param light how bright paper is at every pixel
 * @param share of that light below which a pixel is dark
 * @param sizes least and most pixels of a piece that is told
 */
export function blobsOf(
  picture: Grey,
  light: Grey,
  share: number,
  sizes: { readonly least: number; readonly most: number },
): readonly Blob[] {
  const { width, height, pixels } = picture;
  const pieces = new Pieces();
  let above: Run[] = [];
  for (let y = 0; y < height; y += 1) {
    const runs: Run[] = [];
    let at = y * width;
    let begin = -1;
    for (let x = 0; x <= width; x += 1, at += 1) {
      const isDark = x < width && (pixels[at] as number) < (light.pixels[at] as number) * share;
      if (isDark && begin < 0) begin = x;
      else if (!isDark && begin >= 0) {
        runs.push({ begin, end: x - 1, piece: pieces.add(begin, x - 1, y) });
        begin = -1;
      }
    }
    let first = 0;
    for (const run of runs) {
      while (first < above.length && (above[first] as Run).end < run.begin) first += 1;
      for (let next = first; next < above.length && (above[next] as Run).begin <= run.end; next += 1) {
        pieces.join(run.piece, (above[next] as Run).piece);
      }
    }
    above = runs;
  }
  return pieces.blobs(sizes);
}

interface Run {
  readonly begin: number;
  readonly end: number;
  readonly piece: number;
}

/** Sums of the first and second order of pieces that grow together. */
class Pieces {
  private readonly into: number[] = [];
  /** Pixels, x, y, x², y², xy of each piece. */
  private readonly sums: number[] = [];

  add(begin: number, end: number, y: number): number {
    const count = end - begin + 1;
    const middle = (begin + end) / 2;
    const spread = (count * (count * count - 1)) / 12;
    this.sums.push(
      count,
      count * middle,
      count * y,
      count * middle * middle + spread,
      count * y * y,
      count * middle * y,
    );
    return this.into.push(this.into.length) - 1;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.root(one), this.root(other)];
    if (a === b) return;
    this.into[a] = b;
    for (let at = 0; at < 6; at += 1) {
      this.sums[b * 6 + at] = (this.sums[b * 6 + at] as number) + (this.sums[a * 6 + at] as number);
    }
  }

  blobs({ least, most }: { readonly least: number; readonly most: number }): readonly Blob[] {
    const found: Blob[] = [];
    for (const [piece, into] of this.into.entries()) {
      const area = this.sums[piece * 6] as number;
      if (into !== piece || area < least || area > most) continue;
      const [sumX, sumY, xx, yy, xy] = [1, 2, 3, 4, 5].map((at) => (this.sums[piece * 6 + at] as number) / area);
      const [x, y] = [sumX as number, sumY as number];
      // A pixel is no point: it spreads over a twelfth.
      const ofX = (xx as number) - x * x + 1 / 12;
      const ofY = (yy as number) - y * y + 1 / 12;
      const both = (xy as number) - x * y;
      const spread = Math.sqrt(Math.max(1e-6, ofX * ofY - both * both));
      const mean = (ofX + ofY) / 2;
      const apart = Math.sqrt(Math.max(0, mean * mean - spread * spread));
      const stretch = Math.sqrt((mean + apart) / Math.max(1e-6, mean - apart));
      found.push({ x, y, area, solid: area / (12 * spread), stretch });
    }
    return found;
  }

  private root(piece: number): number {
    let at = piece;
    while (this.into[at] !== at) {
      this.into[at] = this.into[this.into[at] as number] as number;
      at = this.into[at] as number;
    }
    return at;
  }
}
