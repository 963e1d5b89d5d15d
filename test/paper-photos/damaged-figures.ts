import { printedName } from '../../src/paper/pictures/printed-name.js';
import type { SheetLayout } from '../../src/photographs/page-layout.js';
import { chanceFrom } from '../harness/chance.js';
import { DAMAGES } from './damaged.js';
import { type Chance, oneOf } from './hand.js';
import type { PrintedSheet } from './printed-sheets.js';
import { readingOf } from './reading-of.js';
import { simulate } from './simulated.js';

/**
 * Reads so many simulated photographs of pages with a damaged code, each among its own batch and among another one of
 * the same form whose code differs in one sign, and prints what came of it.
 */
export async function damagedFigures(sheets: readonly PrintedSheet[], from: number, count: number): Promise<void> {
  const own = new Map<string, Map<string, number>>();
  const strange = new Map<string, number>();
  const answers = { right: 0, doubtful: 0, wrong: 0 };
  for (let seed = from; seed < from + count; seed += 1) {
    const chance = chanceFrom(seed);
    const code = batchCode(chance);
    const named = sheets.map((one) => ({ ...one, layout: { ...one.layout, batch: code } }));
    const photo = simulate(named, seed, { damages: DAMAGES });
    const { layout } = photo.which.sheet;
    let isByWords = false;
    const { reading, verdicts, isOther } = await readingOf(photo, [layout], (...given) => {
      isByWords = true;
      return printedName(...given);
    });
    const how = reading.kind === 'read' ? (isByWords ? 'by its words' : 'by its code') : reading.kind;
    const said = isOther ? 'taken for another' : reading.kind === 'unnamed' ? 'asked' : how;
    add(own.get(photo.damage ?? '') ?? madeFor(own, photo.damage ?? ''), said);
    if (isOther) console.log('taken for another:', seed, photo.which.number, photo.which.page, reading.name);
    for (const { is, truth } of verdicts) {
      answers[is] += 1;
      if (is === 'wrong') console.log('wrong:', seed, truth);
    }
    const elsewhere = await readingOf(photo, [{ ...layout, batch: oneSignOff(code, chance) }]);
    add(strange, elsewhere.reading.kind === 'refused' ? elsewhere.reading.reason : elsewhere.reading.kind);
  }
  console.log(`photographs of the seeds ${from} to ${from + count - 1}, their code damaged`);
  console.table(Object.fromEntries([...own].map(([damage, counts]) => [damage, Object.fromEntries(counts)])));
  console.log('answers of those read or asked about:', answers);
  console.log('the same brought to a batch whose code differs in one sign:', Object.fromEntries(strange));
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function madeFor(all: Map<string, Map<string, number>>, name: string): Map<string, number> {
  const counts = new Map<string, number>();
  all.set(name, counts);
  return counts;
}

/** As batches are called: two letters and three digits. */
function batchCode(chance: Chance): string {
  const signs = (from: string, count: number) => Array.from({ length: count }, () => oneOf(chance, [...from]));
  return [...signs(LETTERS, 2), ...signs(DIGITS, 3)].join('');
}

function oneSignOff(code: SheetLayout['batch'], chance: Chance): string {
  const at = Math.floor(chance() * code.length);
  const others = [...(at < 2 ? LETTERS : DIGITS)].filter((sign) => sign !== code[at]);
  return code.slice(0, at) + oneOf(chance, others) + code.slice(at + 1);
}

const LETTERS = 'ABCDEFGHKLMNPRSTVXY';
const DIGITS = '23456789';
