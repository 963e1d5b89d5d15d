/** How the share of one way of answering moved. Shares are fractions in [0, 1] of all respondents of their round. */
export interface ShareMove {
  readonly key: string;
  readonly earlier: number;
  readonly later: number;
}

/** From ten points the way people answered has changed enough to be named beside a change of the rate. */
const NOTABLE_MOVE = 0.1;

/**
 * The channels or helpers whose share of the respondents moved by ten points or more, the largest move first.
 * @param earlier respondents by key, integers ≥ 0; a key missing in one round counts as nobody
 * @param later the same for the later round
 * @returns empty when the mix is about the same
 * @throws RangeError when a round has no respondents
 * @example mixShift({ qr: 60, paper: 40 }, { qr: 30, paper: 70 })
 *   // [{ key: 'paper', earlier: 0.4, later: 0.7 }, { key: 'qr', earlier: 0.6, later: 0.3 }]
 */
export function mixShift(
  earlier: Readonly<Record<string, number>>,
  later: Readonly<Record<string, number>>,
): readonly ShareMove[] {
  const [before, after] = [respondentsOf(earlier), respondentsOf(later)];
  return [...new Set([...Object.keys(earlier), ...Object.keys(later)])]
    .sort()
    .filter((key) => isNotable(earlier[key] ?? 0, before, later[key] ?? 0, after))
    .map((key) => ({ key, earlier: (earlier[key] ?? 0) / before, later: (later[key] ?? 0) / after }))
    .sort((one, other) => billionths(other) - billionths(one));
}

/** Whole numbers, so that moves of one size keep the order of their keys. */
function billionths({ earlier, later }: ShareMove): number {
  return Math.round(Math.abs(later - earlier) * 1e9);
}

/** A move of exactly ten points counts: 0.4 − 0.3 is a little less in floating point, so shares meet as integers. */
function isNotable(came: number, before: number, comes: number, after: number): boolean {
  return Math.abs(comes * before - came * after) >= NOTABLE_MOVE * before * after - 1e-9;
}

function respondentsOf(mix: Readonly<Record<string, number>>): number {
  const respondents = Object.values(mix).reduce((sum, count) => sum + count, 0);
  if (!(respondents > 0)) throw new RangeError('a mix needs respondents');
  return respondents;
}
