import { randomInt } from 'node:crypto';

/** Letters and digits of the codes of batches: without look-alikes. */
export const CODE_LETTERS = 'ABCDEFGHKLMNPRSTVXY';
const CODE_DIGITS = '23456789';

/** Two letters and three digits: easy to read out over a table of paper. */
export function newBatchCode(): string {
  const pick = (from: string): string => from.charAt(randomInt(from.length));
  return pick(CODE_LETTERS) + pick(CODE_LETTERS) + pick(CODE_DIGITS) + pick(CODE_DIGITS) + pick(CODE_DIGITS);
}
