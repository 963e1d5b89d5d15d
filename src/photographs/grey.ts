/** A picture in shades of grey, row by row: 0 is black, 255 is white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The same picture so many times smaller, each pixel the mean of those that it stands for. */
export function reduced(picture: Grey, factor: number): Grey {
  if (factor <= 1) return picture;
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const pixels = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const every = factor * factor;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let down = 0; down < factor; down += 1) {
      let at = (y * factor + down) * picture.width;
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        for (let across = 0; across < factor; across += 1, at += 1) sum += picture.pixels[at] as number;
        sums[x] = (sums[x] as number) + sum;
      }
    }
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = (sums[x] as number) / every;
  }
  return { width, height, pixels };
}

/** Twice as large, for what is too small to be found. */
export function doubled({ width, height, pixels }: Grey): Grey {
  const twice = { width: width * 2, height: height * 2, pixels: new Uint8Array(width * height * 4) };
  for (let y = 0; y < twice.height; y += 1) {
    for (let x = 0; x < twice.width; x += 1) {
      twice.pixels[y * twice.width + x] = brightness({ width, height, pixels }, x / 2 - 0.25, y / 2 - 0.25);
    }
  }
  return twice;
}

/** Between four pixels; whole numbers are the middle of one. Outside of the picture its edge goes on. */
export function brightness({ width, height, pixels }: Grey, x: number, y: number): number {
  const left = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const top = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const [column, row] = [left | 0, top | 0];
  const [across, down] = [left - column, top - row];
  const at = row * width + column;
  const upper = (pixels[at] as number) * (1 - across) + (pixels[at + 1] as number) * across;
  const below = at + width;
  const lower = (pixels[below] as number) * (1 - across) + (pixels[below + 1] as number) * across;
  return upper * (1 - down) + lower * down;
}
