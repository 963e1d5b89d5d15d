import { findCodes } from '../../src/paper/code-finder.js';
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

const counts = { read: 0, refused: 0, other: 0, right: 0, doubtful: 0, wrong: 0, clearDoubtful: 0 };
for (let seed = from; seed < from + 6; seed += 1) {
  const photo = simulate(sheets, seed, MEGAPIXELS);
  const { reading, verdicts, isOther } = await readingOf(photo, layouts);
  counts[reading.kind] += 1;
  if (isOther) counts.other += 1;
  for (const { is, truth } of verdicts) {
    counts[is] += 1;
    const isClear = truth.kind === 'single' && photo.filled.pen.name !== 'faint pencil';
    if (isClear && is === 'doubtful') counts.clearDoubtful += 1;
  }
}

const photo = simulate(sheets, from, MEGAPIXELS);
const { pixels, ...size } = await greyOf(photo.file);
const read = (taken: Uint8Array, known = layouts) => readPhotograph({ ...size, pixels: taken }, known, findCodes);
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
const upright = chosenOf(await read(pixels));
const upsideDown = chosenOf(await read(pixels.toReversed()));
console.log(JSON.stringify({ counts, reasons, geometry, upright, upsideDown }));
