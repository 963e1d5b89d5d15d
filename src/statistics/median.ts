/**
 * The middle of some numbers; of an even count the mean of the middle two.
 * @returns 0 of none
 * @example median([7, 1, 4, 2]) // 3
 */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
