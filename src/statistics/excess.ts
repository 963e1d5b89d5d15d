/**
 * How many standard deviations more of something a group shows than it would if it were like the others.
 * @param count who show it, integer, 0 … n
 * @param chances of each member, fractions in (0, 1): how often others like them show it
 * @param of how many others these chances rest on, integer ≥ 1
 * @param resemblance of members, fraction in [0, 1): people who came together answer alike
 * @returns 0 where nobody could be expected to differ
 * @example excess({ count: 20, chances: Array(20).fill(0.5), of: 1_000_000, resemblance: 0 }) // 4.47
 */
export function excess(given: {
  readonly count: number;
  readonly chances: readonly number[];
  readonly of: number;
  readonly resemblance: number;
}): number {
  const { count, chances, of, resemblance } = given;
  const n = chances.length;
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  const spread = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
  // What is known of the others is uncertain too: their share has its own error, the same for all members.
  const variance = spread * (1 + resemblance * (n - 1)) + (n * spread) / of;
  return variance === 0 ? 0 : (count - expected) / Math.sqrt(variance);
}
