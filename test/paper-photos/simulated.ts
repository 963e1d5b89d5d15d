import { chanceFrom } from '../harness/chance.js';
import { type Damage, damageCode } from './damaged.js';
import { type FilledPage, fillPage, type Which } from './filled-page.js';
import { between, oneOf } from './hand.js';
import { densityOf, photograph, type Taking, takingOf } from './photograph.js';
import type { PrintedSheet } from './printed-sheets.js';

/** A photograph whose truth is known, because it was made from a seed. */
export interface Simulated {
  readonly seed: number;
  readonly which: Which;
  readonly filled: FilledPage;
  readonly taking: Taking;
  readonly damage: Damage | null;
  readonly file: Buffer;
}

interface Said {
  /** From one to twelve by chance unless it is said. */
  readonly megapixels?: number;
  /** Something has happened to the code, by chance one of these; nothing unless it is said. */
  readonly damages?: readonly Damage[];
}

export function simulate(sheets: readonly PrintedSheet[], seed: number, { megapixels, damages }: Said = {}): Simulated {
  const chance = chanceFrom(Math.imul(seed + 1, 2_654_435_761));
  for (let warm = 0; warm < 20; warm += 1) chance();
  const sheet = oneOf(chance, sheets);
  const page = 1 + Math.floor(chance() * sheet.pages.length);
  const which = { sheet, page, number: 1 + Math.floor(chance() * sheet.layout.issued) };
  const taking = takingOf(chance, megapixels ?? Math.exp(between(chance, 0, Math.log(12))));
  const dots = Math.min(12, Math.max(5, densityOf(taking) * 1.15));
  const filled = fillPage(which, dots, chance);
  const damage = damages ? oneOf(chance, damages) : null;
  if (damage) damageCode(filled.canvas.getContext('2d'), damage, chance);
  return { seed, which, filled, taking, damage, file: photograph(filled.canvas, taking, chance) };
}
