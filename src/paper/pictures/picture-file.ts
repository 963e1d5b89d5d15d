import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { prepareZXingModule } from 'zxing-wasm/reader';
import type { Grey } from '../../photographs/grey.js';

/** Finds codes on the server, where its program is read from the package. */
export { qrCodesOf as findCodes } from '../../photographs/qr-codes.js';

// Left to itself, the library would fetch its program from a foreign host.
const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(program)).buffer } });

/** Why a file is no picture that is read. */
export type PictureFault = 'no-picture' | 'too-large';

/** Of the largest cameras of phones; more would fill the memory of a small server. */
const MOST_PIXELS = 50e6;
/** So many rows at once are made grey. */
const ROWS = 256;

/** The grey pixels of a JPEG or PNG file. Its size is looked at before anything is unpacked. */
export async function greyPicture(file: Uint8Array): Promise<Grey | PictureFault> {
  const size = sizeOf(file);
  if (!size) return 'no-picture';
  if (size.width * size.height > MOST_PIXELS) return 'too-large';
  try {
    const image = await loadImage(file);
    const { width, height } = image;
    const canvas = createCanvas(width, Math.min(ROWS, height));
    const context = canvas.getContext('2d');
    const pixels = new Uint8Array(width * height);
    for (let top = 0; top < height; top += ROWS) {
      const rows = Math.min(ROWS, height - top);
      context.drawImage(image, 0, -top);
      const { data } = context.getImageData(0, 0, width, rows);
      const begin = top * width;
      for (let at = 0; at < rows * width; at += 1) {
        const [red, green, blue] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
        pixels[begin + at] = (red * 77 + green * 150 + blue * 29) >> 8;
      }
    }
    return { width, height, pixels };
  } catch {
    return 'no-picture';
  }
}

/** The size that a JPEG or PNG file tells of itself; null for any other, which a canvas might take for a drawing. */
function sizeOf(file: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (file.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  // Segment by segment, each with its length, until the one that begins a frame.
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const kind = file[at + 1] ?? 0;
    const isFrame = kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}
