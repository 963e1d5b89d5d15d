import { writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/**
 * A film in shades of grey that a browser takes for what its camera sees (YUV4MPEG2), each picture shown for a second.
 * @param pictures JPEG files of one size; it is made even
 */
export async function writeFilm(file: string, pictures: readonly Buffer[]): Promise<void> {
  const frames = await Promise.all(pictures.map(greyFrame));
  const [first] = frames;
  if (!first) throw new Error('a film of nothing');
  const { width, height } = first;
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F1:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...frames.flatMap(({ planes }) => [Buffer.from('FRAME\n'), planes])]));
}

async function greyFrame(picture: Buffer) {
  const image = await loadImage(picture);
  const [width, height] = [image.width & ~1, image.height & ~1];
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  // Brightness first, then two quarters without colour.
  const planes = Buffer.alloc((width * height * 3) / 2, 128);
  for (let at = 0; at < width * height; at += 1) planes[at] = data[at * 4 + 1] ?? 0;
  return { width, height, planes };
}
