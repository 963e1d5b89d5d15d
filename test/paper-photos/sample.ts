import { findCodes } from '../../src/paper/pictures/picture-file.js';
import { printedName } from '../../src/paper/pictures/printed-name.js';
import type { Grey } from '../../src/photographs/grey.js';
import { type PageReading, readPhotograph } from '../../src/photographs/read-photograph.js';
import { greyOf } from './photograph.js';
import { printedSheets } from './printed-sheets.js';
import { readingOf } from './reading-of.js';
import { SEEDS } from './seeds.js';
import { simulate } from './simulated.js';

/*
 * A few photographs for `npm test`: prints what was read as JSON. In a process of its own, since the loops over pixels
 * take ten times as long within Jest.
 */
const MEGAPIXELS = 1.8;
const { from } = SEEDS.sample;
const sheets = printedSheets();
const layouts = sheets.map(({ layout }) => layout);

/** Of pages without a code: read by their words, in their own batch and in one whose code differs in a sign. */
const damaged: { seed: number; own: unknown; strange: unknown }[] = [];
for (let seed = from + 50; seed < from + 54; seed += 1) {
  const photo = simulate(sheets, seed, { megapixels: 3, damages: ['blackened'] });
  const { layout } = photo.which.sheet;
  const { reading, isOther } = await readingOf(photo, [layout]);
  const strange = await readingOf(photo, [{ ...layout, batch: layout.batch.replace('M', 'N') }]);
  const reason = strange.reading.kind === 'refused' ? strange.reading.reason : strange.reading.kind;
  damaged.push({ seed, own: isOther ? 'other' : reading.kind, strange: reason });
}

const counts = { read: 0, refused: 0, unnamed: 0, other: 0, right: 0, doubtful: 0, wrong: 0, clearDoubtful: 0 };
for (let seed = from; seed < from + 6; seed += 1) {
  const photo = simulate(sheets, seed, { megapixels: MEGAPIXELS });
  const { reading, verdicts, isOther } = await readingOf(photo, layouts);
  counts[reading.kind] += 1;
  if (isOther) counts.other += 1;
  for (const { is, truth } of verdicts) {
    counts[is] += 1;
    const isClear = truth.kind === 'single' && photo.filled.pen.name !== 'faint pencil';
    if (isClear && is === 'doubtful') counts.clearDoubtful += 1;
  }
}

const photo = simulate(sheets, from, { megapixels: MEGAPIXELS });
const { pixels, ...size } = await greyOf(photo.file);
const read = (taken: Uint8Array, known = layouts) =>
  readPhotograph({ ...size, pixels: taken }, known, findCodes, printedName);
const reasonOf = ([page]: readonly PageReading[]) => (page?.kind === 'refused' ? page.reason : page?.kind);
const chosenOf = ([page]: readonly PageReading[]) =>
  page?.kind === 'read' &&
  [...page.answers].map(([question, outcome]) => [question, outcome.kind === 'certain' && outcome.chosen]);

const others = layouts.filter(({ batch }) => batch !== photo.which.sheet.layout.batch);
const reasons = {
  batch: reasonOf(await read(pixels, others)),
  number: reasonOf(
    await read(
      pixels,
      layouts.map((layout) => ({ ...layout, issued: 0 })),
    ),
  ),
  none: reasonOf(await read(new Uint8Array(pixels.length).fill(200))),
};
const geometry: (string | undefined)[] = [];
for (const { pages } of others) {
  const changed = layouts.map((layout) => ({ ...layout, pages: layout.pages.map((page) => pages[0] ?? page) }));
  geometry.push(reasonOf(await read(pixels, changed)));
}
/** Two pictures as one, side by side. */
function beside(one: Grey, other: Grey): Grey {
  const width = one.width + other.width;
  const both = new Uint8Array(width * one.height);
  for (let y = 0; y < one.height; y += 1) {
    both.set(one.pixels.subarray(y * one.width, (y + 1) * one.width), y * width);
    both.set(other.pixels.subarray(y * other.width, (y + 1) * other.width), y * width + one.width);
  }
  return { width, height: one.height, pixels: both };
}

const pair = await Promise.all(
  [from, from + 5].map((seed) => greyOf(simulate(sheets, seed, { megapixels: MEGAPIXELS }).file)),
);
const [one, other] = pair;
if (!one || !other) throw new Error('no pair of pictures');
const alone = [
  ...(await readPhotograph(one, layouts, findCodes, printedName)),
  ...(await readPhotograph(other, layouts, findCodes, printedName)),
];
const together = await readPhotograph(beside(one, other), layouts, findCodes, printedName);
const numbersOf = (pages: readonly PageReading[]) => pages.map(({ name }) => name?.number).sort();
const sheetsInOne = { alone: numbersOf(alone), together: numbersOf(together) };
const upright = chosenOf(await read(pixels));
const upsideDown = chosenOf(await read(pixels.toReversed()));
console.log(JSON.stringify({ counts, reasons, geometry, upright, upsideDown, sheetsInOne, damaged }));
