import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { greyPicture } from '../../src/paper/pictures/picture-file.js';
import type { Grey } from '../../src/photographs/grey.js';
import { PAGE } from '../../src/photographs/sheet-marks.js';
import { between, type Chance, oneOf } from './hand.js';
import { type Pose, poseOf, type Seen } from './paper-shape.js';

/** How a picture was taken, as the figures tell it. */
export interface Taking {
  readonly pose: Pose;
  readonly size: { readonly width: number; readonly height: number };
  readonly light: 'even' | 'shadow' | 'glare' | 'dim';
  readonly blur: 'sharp' | 'soft' | 'shaken';
}

/** Pictures of phones are three by four. */
export function takingOf(chance: Chance, megapixels: number): Taking {
  const width = Math.round(Math.sqrt((megapixels * 1e6 * 3) / 4));
  const size = { width, height: Math.round((width * 4) / 3) };
  const drawn = chance();
  const light = drawn < 0.55 ? 'even' : drawn < 0.8 ? 'shadow' : drawn < 0.9 ? 'glare' : 'dim';
  const sharp = chance();
  const blur = sharp < 0.72 ? 'sharp' : sharp < 0.9 ? 'soft' : 'shaken';
  return { pose: poseOf(size, chance), size, light, blur };
}

/** How many pixels of the picture a millimetre of the page takes, about its middle. */
export function densityOf({ pose }: Taking): number {
  const [one, other] = [pose.see(PAGE.width / 2, 100), pose.see(PAGE.width / 2, 200)];
  return Math.hypot(one.x - other.x, one.y - other.y) / 100;
}

/** Takes the picture and keeps it as a phone does. @returns a JPEG file */
export function photograph(page: Canvas, taking: Taking, chance: Chance): Buffer {
  const { size, pose, light, blur } = taking;
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  layTable(context, size, chance);
  layPaper(context, page, pose, size);
  lightUp(context, size, light, chance);
  const density = densityOf(taking);
  const softness = blur === 'sharp' ? between(chance, 0, 0.06) : blur === 'soft' ? between(chance, 0.08, 0.3) : 0;
  const blurred = createCanvas(size.width, size.height);
  const seen = blurred.getContext('2d');
  // A lens is never sharper than a pixel.
  seen.filter = `blur(${Math.max(0.5, softness * density)}px)`;
  seen.drawImage(canvas, 0, 0);
  if (blur === 'shaken') shake(seen, canvas, between(chance, 0.15, 0.9) * density, chance);
  addNoise(seen, size, between(chance, 1, light === 'dim' ? 11 : 6), chance);
  return blurred.toBuffer('image/jpeg', Math.round(between(chance, 55, 95)));
}

/** The grey pixels of a picture, as the server takes them out of its file. */
export async function greyOf(file: Uint8Array): Promise<Grey> {
  const picture = await greyPicture(file);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function layTable(context: SKRSContext2D, { width, height }: Size, chance: Chance): void {
  const tone = oneOf(chance, [
    [120, 82, 50],
    [70, 70, 76],
    [186, 170, 150],
    [225, 222, 216],
    [40, 60, 48],
  ] as const);
  context.fillStyle = `rgb(${tone.join(', ')})`;
  context.fillRect(0, 0, width, height);
  const isWood = chance() < 0.6;
  for (let count = 0; count < (isWood ? 60 : 0); count += 1) {
    context.strokeStyle = `rgba(20, 10, 0, ${between(chance, 0.03, 0.25)})`;
    context.lineWidth = between(chance, 0.001, 0.006) * width;
    const y = between(chance, 0, height);
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(width, y + between(chance, -0.03, 0.03) * height);
    context.stroke();
  }
  // What else lies about: a pen, a phone, the edge of another sheet.
  if (chance() < 0.4) {
    context.save();
    context.translate(between(chance, 0, width), between(chance, 0, height));
    context.rotate(between(chance, 0, Math.PI));
    context.fillStyle = oneOf(chance, ['#111', '#f4f4f2', '#2244aa']);
    context.fillRect(0, 0, between(chance, 0.05, 0.5) * width, between(chance, 0.02, 0.3) * width);
    context.restore();
  }
}

/** From corner to corner of the pieces into which the page is cut to be laid down, in millimetres. */
const STEP = 3;

/** Puts the page into the picture, piece by piece, each as flat as it is small. */
function layPaper(context: SKRSContext2D, page: Canvas, pose: Pose, { width, height }: Size): void {
  const source = page.getContext('2d').getImageData(0, 0, page.width, page.height).data;
  const target = context.getImageData(0, 0, width, height);
  const dots = page.width / PAGE.width;
  const columns = Math.round(PAGE.width / STEP);
  const rows = Math.round(PAGE.height / STEP);
  const place = (column: number, row: number) => {
    const at = { u: (PAGE.width * column) / columns, v: (PAGE.height * row) / rows };
    return { ...at, ...pose.see(at.u, at.v) };
  };
  const paint = { source, width: page.width, height: page.height, dots };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [a, b] = [place(column, row), place(column + 1, row)];
      const [c, d] = [place(column + 1, row + 1), place(column, row + 1)];
      triangle(target, paint, [a, b, c]);
      triangle(target, paint, [a, c, d]);
    }
  }
  context.putImageData(target, 0, 0);
}

interface Paint extends Size {
  readonly source: Uint8ClampedArray;
  readonly dots: number;
}
type Corner = Seen & { readonly u: number; readonly v: number };
type Pixels = Size & { readonly data: Uint8ClampedArray };

/** Brightness of white paper, so that light can still be added; the darkest ink throws some light back. */
const PAPER = 0.86;
const INK = { least: 22, share: 0.914 } as const;

function triangle(target: Pixels, { source, width, height, dots }: Paint, corners: readonly Corner[]): void {
  const [a, b, c] = corners;
  if (!a || !b || !c) return;
  const whole = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (whole === 0) return;
  const top = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y)));
  const bottom = Math.min(target.height - 1, Math.floor(Math.max(a.y, b.y, c.y)));
  const left = Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x)));
  const right = Math.min(target.width - 1, Math.floor(Math.max(a.x, b.x, c.x)));
  const [stepB, stepC] = [(c.y - a.y) / whole, -(b.y - a.y) / whole];
  const { data } = target;
  for (let y = top; y <= bottom; y += 1) {
    let ofB = ((left - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / whole;
    let ofC = ((b.x - a.x) * (y - a.y) - (left - a.x) * (b.y - a.y)) / whole;
    let at = (y * target.width + left) * 4;
    for (let x = left; x <= right; x += 1, at += 4, ofB += stepB, ofC += stepC) {
      if (ofB < -1e-7 || ofC < -1e-7 || ofB + ofC > 1 + 1e-7) continue;
      const u = (a.u + (b.u - a.u) * ofB + (c.u - a.u) * ofC) * dots - 0.5;
      const v = (a.v + (b.v - a.v) * ofB + (c.v - a.v) * ofC) * dots - 0.5;
      const light = (a.light + (b.light - a.light) * ofB + (c.light - a.light) * ofC) * PAPER;
      const fromLeft = u < 0 ? 0 : u > width - 2 ? width - 2 : u | 0;
      const fromTop = v < 0 ? 0 : v > height - 2 ? height - 2 : v | 0;
      const [across, down] = [u - fromLeft, v - fromTop];
      const first = (fromTop * width + fromLeft) * 4;
      const below = first + width * 4;
      for (let color = 0; color < 3; color += 1) {
        const upper = (source[first + color] as number) * (1 - across) + (source[first + 4 + color] as number) * across;
        const lower = (source[below + color] as number) * (1 - across) + (source[below + 4 + color] as number) * across;
        data[at + color] = (INK.least + (upper * (1 - down) + lower * down) * INK.share) * light;
      }
    }
  }
}

function lightUp(context: SKRSContext2D, { width, height }: Size, light: Taking['light'], chance: Chance): void {
  const across = context.createLinearGradient(between(chance, 0, width), 0, between(chance, 0, width), height);
  const [from, to] = [between(chance, 0.72, 1), between(chance, 0.72, 1)].map((one) => Math.round(one * 255));
  const cast = oneOf(chance, [
    [1, 1, 1],
    [1, 0.93, 0.78],
    [0.86, 0.95, 1],
    [1, 0.9, 0.9],
  ] as const);
  const toned = (one = 255): string => `rgb(${cast.map((part) => Math.round(part * one)).join(', ')})`;
  across.addColorStop(0, toned(from));
  across.addColorStop(1, toned(to));
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = across;
  context.fillRect(0, 0, width, height);
  if (light === 'dim') {
    const grey = Math.round(between(chance, 0.4, 0.65) * 255);
    context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
    context.fillRect(0, 0, width, height);
  }
  if (light === 'shadow') {
    // Of a hand, a head or the phone: its edge is the softer the farther it is.
    const grey = Math.round(between(chance, 0.38, 0.8) * 255);
    context.filter = `blur(${between(chance, 0.001, 0.03) * width}px)`;
    context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
    context.beginPath();
    const [x, y] = [between(chance, 0.1, 0.9) * width, between(chance, 0.1, 0.9) * height];
    if (chance() < 0.5) {
      context.ellipse(x, y, between(chance, 0.1, 0.4) * width, between(chance, 0.2, 0.6) * width, chance() * 3, 0, 7);
    } else {
      const lean = between(chance, -1, 1) * width;
      context.moveTo(x - lean, -height);
      context.lineTo(x + lean, height * 2);
      context.lineTo(width * 3, height * 2);
      context.lineTo(width * 3, -height);
    }
    context.fill();
    context.filter = 'none';
  }
  if (light === 'glare') {
    const [x, y] = [between(chance, 0.1, 0.9) * width, between(chance, 0.1, 0.9) * height];
    const radius = between(chance, 0.12, 0.35) * width;
    const spot = context.createRadialGradient(x, y, 0, x, y, radius);
    spot.addColorStop(0, `rgba(255, 255, 255, ${between(chance, 0.35, 1)})`);
    spot.addColorStop(1, 'rgba(255, 255, 255, 0)');
    context.globalCompositeOperation = 'screen';
    context.fillStyle = spot;
    context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  }
  context.globalCompositeOperation = 'source-over';
}

function shake(context: SKRSContext2D, canvas: Canvas, far: number, chance: Chance): void {
  const angle = between(chance, 0, Math.PI * 2);
  const steps = Math.max(3, Math.ceil(far * 1.5));
  for (let step = 0; step < steps; step += 1) {
    const along = ((step + 0.5) / steps - 0.5) * far;
    context.globalAlpha = 1 / (step + 1);
    context.drawImage(canvas, Math.cos(angle) * along, Math.sin(angle) * along);
  }
  context.globalAlpha = 1;
}

function addNoise(context: SKRSContext2D, { width, height }: Size, strength: number, chance: Chance): void {
  const image = context.getImageData(0, 0, width, height);
  const table = Float32Array.from({ length: 65_536 }, () => (chance() + chance() + chance() + chance() - 2) * 1.73);
  let place = Math.floor(chance() * table.length);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    place = (place * 5 + 12_345) & 65_535;
    const by = (table[place] ?? 0) * strength;
    const tinted = (table[(place + 7919) & 65_535] ?? 0) * strength * 0.4;
    data[at] = (data[at] ?? 0) + by + tinted;
    data[at + 1] = (data[at + 1] ?? 0) + by;
    data[at + 2] = (data[at + 2] ?? 0) + by - tinted;
  }
  context.putImageData(image, 0, 0);
}
