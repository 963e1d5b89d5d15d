/** What a rule found, from the first to the last point concerned (indices, both included). */
export interface RunSignal {
  /**
   * `beyond-limits`: a point more than three sigmas from the centre (Nelson's test 1, Western Electric's 1);
   * `run`: nine or more points in a row on one side of it (Nelson's test 2; Western Electric takes eight);
   * `trend`: six or more points in a row, each higher or each lower than the last (Nelson's test 3).
   */
  readonly rule: 'beyond-limits' | 'run' | 'trend';
  readonly from: number;
  readonly to: number;
  readonly direction: 'up' | 'down';
}

/** A point of a control chart. */
export interface RunPoint {
  /** fraction in [0, 1] */
  readonly rate: number;
  /** distance from the centre in sigmas of this point */
  readonly distance: number;
}

const SIGMAS = 3;
const POINTS_ON_ONE_SIDE = 9;
const POINTS_IN_A_TREND = 6;

/**
 * The run rules of a control chart. Three of Nelson's eight tests and no more: every further rule calls more quiet
 * years restless.
 * @param points in order of time
 * @returns signals by their last point; a run or a trend once, at its full length
 * @see Nelson (1984), J. Quality Technology 16, 237–239
 * @example runSignals([{ rate: 0.9, distance: 0 }, { rate: 0.99, distance: 3.2 }])
 *   // [{ rule: 'beyond-limits', from: 1, to: 1, direction: 'up' }]
 */
export function runSignals(points: readonly RunPoint[]): readonly RunSignal[] {
  const distances = points.map(({ distance }) => (Math.abs(distance) < NOISE ? 0 : distance));
  const rates = points.map(({ rate }) => rate);
  return [...beyondLimits(distances), ...runs(distances), ...trends(rates)].sort(
    (one, other) => one.to - other.to || one.from - other.from,
  );
}

/** A mean of equal rates may miss them in the sixteenth digit; that is no side to be on. */
const NOISE = 1e-9;

function beyondLimits(distances: readonly number[]): RunSignal[] {
  return distances
    .map((distance, index) => signal('beyond-limits', index, index, distance))
    .filter((_, index) => Math.abs(distances[index] ?? 0) > SIGMAS);
}

function runs(distances: readonly number[]): RunSignal[] {
  return stretches(distances.map((distance) => Math.sign(distance)))
    .filter(({ from, to, sign }) => sign !== 0 && to - from + 1 >= POINTS_ON_ONE_SIDE)
    .map(({ from, to, sign }) => signal('run', from, to, sign));
}

/** A trend of six points is five steps of one sign; a stretch of steps ends one point later than its last step. */
function trends(rates: readonly number[]): RunSignal[] {
  const steps = rates.slice(1).map((rate, index) => Math.sign(rate - (rates[index] ?? rate)));
  return stretches(steps)
    .filter(({ from, to, sign }) => sign !== 0 && to - from + 2 >= POINTS_IN_A_TREND)
    .map(({ from, to, sign }) => signal('trend', from, to + 1, sign));
}

function signal(rule: RunSignal['rule'], from: number, to: number, sign: number): RunSignal {
  return { rule, from, to, direction: sign > 0 ? 'up' : 'down' };
}

/** The longest stretches of equal signs. */
function stretches(signs: readonly number[]): { from: number; to: number; sign: number }[] {
  const found: { from: number; to: number; sign: number }[] = [];
  signs.forEach((sign, index) => {
    const last = found.at(-1);
    if (last && last.sign === sign) last.to = index;
    else found.push({ from: index, to: index, sign });
  });
  return found;
}
