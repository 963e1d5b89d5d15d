import { z } from 'zod';
import { cleanLine, readNumber } from '../rules/typed-text.js';
import { byIndex, type Index, MOST_POINTS, type Typed } from './quarter-indices.js';

/** The boxes as they were sent, to be shown again. */
export type QuarterBoxes = Readonly<Record<string, string>>;

/** What is wrong with a box. */
export type QuarterFault = 'not-points' | 'too-long';

/** The form as it is sent: which sheet, as it was read, and its boxes. */
export const quarterForm = z
  .object({ commune: z.string().max(100), quarter: z.string().max(10), changes: z.coerce.number().int().min(0) })
  .catchall(z.string().max(20_000));

const LONGEST_NOTE = 300;

/**
 * Reads the boxes of the form.
 * @param typable the indices that are typed; what stands for any other is left as it is
 * @returns what was understood, with every fault by the name of its box
 * @example readQuarter({ 'points-1': '1,5' }, [1], NOTHING_TYPED).typed[1].points // 150
 */
export function readQuarter(
  boxes: QuarterBoxes,
  typable: readonly Index[],
  before: Typed,
): { readonly typed: Typed; readonly faults: ReadonlyMap<string, QuarterFault> } {
  const faults = new Map<string, QuarterFault>();
  const typed = byIndex((index) => {
    const [points, note] = [(boxes[`points-${index}`] ?? '').trim(), cleanLine(boxes[`note-${index}`] ?? '')];
    const read = points === '' ? null : hundredths(points);
    if (points !== '' && read === null) faults.set(`points-${index}`, 'not-points');
    if ([...note].length > LONGEST_NOTE) faults.set(`note-${index}`, 'too-long');
    return { points: typable.includes(index) ? read : before[index].points, note };
  });
  return { typed, faults };
}

/** From 0 to 2, to hundredths. */
function hundredths(text: string): number | null {
  const points = readNumber(text);
  if (points === null || points < 0 || points > MOST_POINTS) return null;
  const parts = Math.round(points * 100);
  return Math.abs(parts - points * 100) < 1e-6 ? parts : null;
}
