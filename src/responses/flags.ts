/**
 * What the intake notices and nobody can see later, because a row holds no time and no device. A flagged response is
 * stored and counted like any other; `burst`: more arrived than a point or tablet takes in; `repeated`: the tablet was
 * pressed again within seconds of the visit before, whatever was answered: a flag that compared answers would tell an
 * officer who presses first what the next person said.
 */
export type Flag = (typeof flags)[number];

export const flags = ['burst', 'repeated'] as const;

/**
 * Flags as a row keeps them.
 * @returns names in order, with commas between them; null for none
 * @example flagsText(['repeated', 'burst']) // 'burst,repeated'
 */
export function flagsText(flags: readonly Flag[]): string | null {
  return flags.length === 0 ? null : [...new Set(flags)].sort().join(',');
}
