import { findCodes } from '../../src/paper/code-finder.js';
import { readPhotograph } from '../../src/photographs/read-photograph.js';
import { greyOf } from './photograph.js';
import type { PrintedSheet } from './printed-sheets.js';
import { SEEDS } from './seeds.js';
import { simulate } from './simulated.js';

const MEGAPIXELS = 8;

/** Prints how long one core takes for a page of eight megapixels, decoded, and how much memory that takes. */
export async function speed(sheets: readonly PrintedSheet[], count: number): Promise<void> {
  const layouts = sheets.map(({ layout }) => layout);
  const seconds: number[] = [];
  let most = 0;
  for (let seed = SEEDS.thresholds.from; seconds.length < count; seed += 1) {
    const grey = await greyOf(simulate(sheets, seed, MEGAPIXELS).file);
    globalThis.gc?.();
    const [before, memory] = [process.cpuUsage(), process.memoryUsage().rss];
    await readPhotograph(grey, layouts, findCodes);
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
    most = Math.max(most, process.memoryUsage().rss - memory);
  }
  const sorted = seconds.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
  console.table({
    pages: count,
    'median, s': at(0.5),
    'p95, s': at(0.95),
    'MB above, at most': Math.round(most / 1e6),
  });
}
