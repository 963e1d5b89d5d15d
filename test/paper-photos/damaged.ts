import type { SKRSContext2D } from '@napi-rs/canvas';
import { CODE } from '../../src/photographs/sheet-marks.js';
import { between, type Chance, draw, oneOf, PENS } from './hand.js';

/** What has happened to the code of a page. */
export const DAMAGES = ['blackened', 'torn', 'finger', 'scribbled', 'wet'] as const;
export type Damage = (typeof DAMAGES)[number];

const middle = { x: CODE.x + CODE.side / 2, y: CODE.y + CODE.side / 2 } as const;

/** Spoils the code of a page that is drawn, and some of its names; the context counts in millimetres. */
export function damageCode(context: SKRSContext2D, damage: Damage, chance: Chance): void {
  spoil(context, damage, chance);
  if (chance() < 0.3) soilNames(context, chance);
}

/** Specks and strokes of a pen on the line above the page, where batch, number and page are printed. */
function soilNames(context: SKRSContext2D, chance: Chance): void {
  const place = (): readonly [number, number] => [between(chance, 50, 155), between(chance, 14.5, 19.5)];
  if (chance() < 0.5) {
    for (let count = between(chance, 5, 40); count > 0; count -= 1) {
      const [x, y] = place();
      context.fillStyle = `rgba(30, 30, 40, ${between(chance, 0.3, 0.9)})`;
      context.beginPath();
      context.arc(x, y, between(chance, 0.15, 0.6), 0, 7);
      context.fill();
    }
    return;
  }
  const strokes = Array.from({ length: Math.ceil(between(chance, 1, 6)) }, () => {
    const [x, y] = place();
    return [[x, y] as const, [x + between(chance, -6, 6), y + between(chance, -2, 2)] as const];
  });
  draw(context, oneOf(chance, PENS), strokes, chance);
}

function spoil(context: SKRSContext2D, damage: Damage, chance: Chance): void {
  const { x, y, side } = CODE;
  if (damage === 'blackened') {
    context.fillStyle = '#15151a';
    context.fillRect(x - 1, y + between(chance, -1, 1), side + 2, side * between(chance, 0.6, 1.1));
  } else if (damage === 'torn') {
    // A hole, through which the table is seen.
    context.fillStyle = oneOf(chance, ['#6b4a2e', '#46464c', '#d8d2c8']);
    context.beginPath();
    for (let at = 0; at < 9; at += 1) {
      const angle = (at / 9) * Math.PI * 2;
      const far = between(chance, 7, 11);
      context.lineTo(middle.x + Math.cos(angle) * far, middle.y + 1 + Math.sin(angle) * far * 0.9);
    }
    context.fill();
  } else if (damage === 'finger') {
    // From the right, between two marks along the edge.
    context.fillStyle = oneOf(chance, ['#c99a78', '#a87452', '#8a5a3c']);
    context.beginPath();
    context.ellipse(
      middle.x + between(chance, 8, 14),
      middle.y + between(chance, -1, 3),
      24,
      between(chance, 8, 10),
      0,
      0,
      7,
    );
    context.fill();
  } else if (damage === 'scribbled') {
    const strokes = Array.from({ length: 14 }, () => {
      const place = (): readonly [number, number] => [between(chance, x, x + side), between(chance, y, y + side)];
      return [place(), place(), place()];
    });
    draw(context, { ...oneOf(chance, PENS), width: 1.2, opacity: 0.95 }, strokes, chance);
  } else {
    for (let at = 0; at < 60; at += 1) {
      context.fillStyle = `rgba(90, 88, 92, ${between(chance, 0.3, 0.7)})`;
      context.beginPath();
      context.arc(between(chance, x, x + side), between(chance, y, y + side), between(chance, 1, 3), 0, 7);
      context.fill();
    }
  }
}
