import { findCodes } from '../../src/paper/pictures/picture-file.js';
import { printedName } from '../../src/paper/pictures/printed-name.js';
import type { SheetLayout } from '../../src/photographs/page-layout.js';
import { type FindName, type PageReading, readPhotograph } from '../../src/photographs/read-photograph.js';
import type { Truth } from './filled-page.js';
import { greyOf } from './photograph.js';
import type { Simulated } from './simulated.js';

/** What a reader made of one question: right, wrong, or left to a person. */
export interface Verdict {
  readonly truth: Truth;
  readonly is: 'right' | 'doubtful' | 'wrong';
}

/** @returns what was read of a simulated photograph, and how that compares with its truth */
export async function readingOf(
  { file, filled, which }: Simulated,
  layouts: readonly SheetLayout[],
  findName: FindName = printedName,
): Promise<{ readonly reading: PageReading; readonly verdicts: readonly Verdict[]; readonly isOther: boolean }> {
  const [reading] = await readPhotograph(await greyOf(file), layouts, findCodes, findName);
  if (!reading) throw new Error('a photograph of which nothing is said');
  if (reading.kind === 'refused') return { reading, verdicts: [], isOther: false };
  const { version, batch } = which.sheet.layout;
  const isOther =
    reading.kind === 'read'
      ? [version, batch, which.number, which.page].join() !== Object.values(reading.name).join()
      : reading.page !== which.page;
  const verdicts = filled.truths.map((truth): Verdict => {
    const outcome = reading.answers.get(truth.question);
    if (!outcome || outcome.kind === 'doubtful') return { truth, is: 'doubtful' };
    const chosen = outcome.kind === 'empty' ? [] : outcome.chosen;
    const isRight = truth.meant !== null && [...chosen].sort().join() === [...truth.meant].sort().join();
    return { truth, is: isRight ? 'right' : 'wrong' };
  });
  return { reading, verdicts, isOther };
}
