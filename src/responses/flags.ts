/**
 * What the intake notices and nobody can see later, because a row holds no time and no device. A flagged response is
 * stored and counted like any other; `burst`: more arrived than a point or tablet takes in; `repeated`: the tablet was
 * pressed again within seconds.
 */
export type Flag = 'burst' | 'repeated';

/**
 * Flags as a row keeps them.
 * @returns names in order, with commas between them; null for none
 * @example flagsText(['repeated', 'burst']) // 'burst,repeated'
 */
export function flagsText(flags: readonly Flag[]): string | null {
  return flags.length === 0 ? null : [...new Set(flags)].sort().join(',');
}
