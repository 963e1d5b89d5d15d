import { readBarcodes } from 'zxing-wasm/reader';
import type { FoundCode } from './find-codes.js';
import type { Grey } from './grey.js';

/** The QR codes of a picture. Whoever calls it has told the library where its program is. */
export async function qrCodesOf({ width, height, pixels }: Grey): Promise<readonly FoundCode[]> {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  const codes = await readBarcodes(file, { formats: ['QRCode'], tryHarder: true, tryInvert: false, textMode: 'Plain' });
  return codes.map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
    text,
    corners: [topLeft, topRight, bottomRight, bottomLeft],
  }));
}
