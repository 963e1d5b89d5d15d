import { prepareZXingModule } from 'zxing-wasm/reader';
import { qrCodesOf } from '../../photographs/qr-codes.js';
import { seeFrame } from '../../photographs/see-frame.js';

/*
 * Looks through what the camera sees, so that the screen stays quick: a picture in, what it shows out.
 */

/** A picture of the camera, with its colours. */
export interface CameraFrame {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint8ClampedArray;
}

// Fetched at once: where sheets are photographed there may be no network.
const program = prepareZXingModule({
  overrides: { locateFile: () => '/assets/zxing_reader.wasm' },
  fireImmediately: true,
});
void program.then(() => self.postMessage('ready'));

self.addEventListener('message', async ({ data }: MessageEvent<CameraFrame>) => {
  const { width, height, colours } = data;
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    const [red = 0, green = 0, blue = 0] = [colours[from], colours[from + 1], colours[from + 2]];
    pixels[at] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  self.postMessage(await seeFrame({ width, height, pixels }, qrCodesOf));
});
