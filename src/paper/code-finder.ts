import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { FoundCode } from '../photographs/find-codes.js';
import type { Grey } from '../photographs/grey.js';

// Left to itself, the library would fetch its program from a foreign host.
const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(program)).buffer } });

/** The QR codes of a picture. */
export async function findCodes({ width, height, pixels }: Grey): Promise<readonly FoundCode[]> {
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
