import { chanceFrom } from '../harness/chance.js';
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
  readonly file: Buffer;
}

/** @param megapixels from one to twelve by chance unless it is said */
export function simulate(sheets: readonly PrintedSheet[], seed: number, megapixels?: number): Simulated {
  const chance = chanceFrom(Math.imul(seed + 1, 2_654_435_761));
  for (let warm = 0; warm < 20; warm += 1) chance();
  const sheet = oneOf(chance, sheets);
  const page = 1 + Math.floor(chance() * sheet.pages.length);
  const which = { sheet, page, number: 1 + Math.floor(chance() * sheet.layout.issued) };
  const taking = takingOf(chance, megapixels ?? Math.exp(between(chance, 0, Math.log(12))));
  const dots = Math.min(12, Math.max(5, densityOf(taking) * 1.15));
  const filled = fillPage(which, dots, chance);
  return { seed, which, filled, taking, file: photograph(filled.canvas, taking, chance) };
}
