import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCodes } from '../../src/paper/pictures/picture-file.js';
import { printedName } from '../../src/paper/pictures/printed-name.js';
import { readPhotograph } from '../../src/photographs/read-photograph.js';
import { greyOf } from './photograph.js';
import type { PrintedSheet } from './printed-sheets.js';
import { SEEDS } from './seeds.js';
import { simulate } from './simulated.js';

const MEGAPIXELS = 8;

/** Prints how long one core takes to unpack and read a page of eight megapixels, and how much memory that takes. */
export async function speed(sheets: readonly PrintedSheet[], count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'photos-'));
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let seed = SEEDS.thresholds.from; seconds.length < count; seed += 1) {
    const file = join(folder, `${seed}.jpg`);
    writeFileSync(file, simulate(sheets, seed, { megapixels: MEGAPIXELS }).file);
    const before = process.cpuUsage();
    await readFile(sheets, file);
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
    // In a process of its own, which has drawn nothing before.
    const [, program = ''] = process.argv;
    megabytes.push(Number(execFileSync(process.execPath, [program, '--memory', file], { encoding: 'utf8' })));
  }
  rmSync(folder, { recursive: true });
  const at = (all: readonly number[], share: number): string =>
    (all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)] ?? 0).toFixed(2);
  console.table({
    ...{ pages: count, 'median, s': at(seconds, 0.5), 'p95, s': at(seconds, 0.95) },
    'MB above idle, at most': at(megabytes, 1),
  });
}

/** Prints how many megabytes more than before unpacking and reading a picture has taken at its highest. */
export async function memory(sheets: readonly PrintedSheet[], file: string): Promise<void> {
  const before = process.memoryUsage().rss;
  await readFile(sheets, file);
  // What the operating system tells of a process at its end holds the one that started it as well.
  const [, highest = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  console.log((Number(highest) * 1024 - before) / 1e6);
}

async function readFile(sheets: readonly PrintedSheet[], file: string): Promise<void> {
  const layouts = sheets.map(({ layout }) => layout);
  await readPhotograph(await greyOf(readFileSync(file)), layouts, findCodes, printedName);
}
