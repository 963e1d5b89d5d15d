import { findCodes } from '../../src/paper/pictures/picture-file.js';
import { featuresOfPage } from '../../src/photographs/box-features.js';
import { seePages } from '../../src/photographs/read-photograph.js';
import { writeNetwork } from './network-file.js';
import { greyOf } from './photograph.js';
import type { PrintedSheet } from './printed-sheets.js';
import { SEEDS } from './seeds.js';
import { simulate } from './simulated.js';
import { type Lesson, teach } from './teach.js';

const UNITS = 10;
const ROUNDS = 150;
/** Chosen on the seeds that are kept for thresholds. */
const SURE = 0.985;

/** Teaches the network anew and writes it into the program. */
export async function teachNetwork(sheets: readonly PrintedSheet[]): Promise<void> {
  const layouts = sheets.map(({ layout }) => layout);
  const lessons: Lesson[] = [];
  for (let seed = SEEDS.teaching.from; seed < SEEDS.teaching.to; seed += 1) {
    // Small pictures, of which there is more to learn.
    const { file, filled } = simulate(sheets, seed, { megapixels: 1.2 * 4 ** ((seed * 0.618) % 1) });
    for (const page of await seePages(await greyOf(file), layouts, findCodes, () => null)) {
      if ('kind' in page || !page.name) continue;
      const features = featuresOfPage(page.boxes, page.layout.print, page.flat.black);
      page.boxes.forEach(({ box }, at) => {
        const put = filled.marks.filter((one) => one.question === box.question && one.value === box.value);
        const truth = put.some(({ isFilled }) => isFilled) ? 2 : put.length > 0 ? 1 : 0;
        lessons.push({ features: features[at] ?? [], truth });
      });
    }
  }
  writeNetwork('src/photographs/likelihood-data.ts', teach(lessons, UNITS, ROUNDS), SURE);
  console.log(`taught with ${lessons.length} boxes`);
}
