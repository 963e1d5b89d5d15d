import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { type ChartPoint, controlChart } from './control-chart.js';
import { runSignals } from './run-rules.js';

interface Series {
  satisfied: number[];
  base: number[];
  centre: number;
  observedSpread: number;
  lower: number[];
  upper: number[];
}

function pointsOf({ satisfied, base }: Pick<Series, 'satisfied' | 'base'>): ChartPoint[] {
  return base.map((n, index) => ({ rate: (satisfied[index] ?? 0) / n, effectiveBase: n, respondents: n }));
}

function steady(rates: readonly number[], n = 100): ChartPoint[] {
  return rates.map((rate) => ({ rate, effectiveBase: n, respondents: n }));
}

/** Points half a sigma or so to either side, in no order. */
const quiet = [0.91, 0.89, 0.89, 0.91, 0.9, 0.91, 0.88, 0.92, 0.9, 0.89, 0.92, 0.9];

describe('a control chart', () => {
  const fromR = referenceValues<{ calm: Series; spread: Series }>('control-chart');

  it('of twelve equal rounds has limits of 81 and 99 percent and finds nothing', () => {
    const chart = controlChart(steady(Array.from({ length: 12 }, () => 0.9)));
    expect(chart).toMatchObject({ method: 'p', centre: expect.closeTo(0.9, 12), spread: 1, signals: [] });
    expect(chart?.limits).toHaveLength(12);
    expect(chart?.limits[0]).toEqual({ lower: expect.closeTo(0.81, 12), upper: expect.closeTo(0.99, 12) });
  });

  it.each(['calm', 'spread'] as const)('agrees with R, widened by Laney only where points spread: %s', (name) => {
    const series = fromR[name];
    const chart = controlChart(pointsOf(series));
    expect(chart?.method).toBe(series.observedSpread > 1 ? 'laney' : 'p');
    expect(chart?.centre).toBeCloseTo(series.centre, 12);
    expect(chart?.spread).toBeCloseTo(Math.max(1, series.observedSpread), 9);
    expect(chart?.limits.map(({ lower }) => lower)).toEqual(series.lower.map((lower) => expect.closeTo(lower, 9)));
    expect(chart?.limits.map(({ upper }) => upper)).toEqual(series.upper.map((upper) => expect.closeTo(upper, 9)));
  });

  it('is not drawn with fewer than twelve points, too few respondents in one, or nobody ever dissatisfied', () => {
    expect(controlChart(steady(quiet.slice(1)))).toBeNull();
    expect(controlChart([...steady(quiet), ...steady([0.9], 29)])).toBeNull();
    expect(controlChart(steady(quiet.map(() => 1)))).toBeNull();
  });

  it('finds nothing in quiet years and a single point far outside', () => {
    expect(controlChart(steady(quiet))?.signals).toEqual([]);
    expect(controlChart(steady([...quiet.slice(0, 11), 0.7]))?.signals).toEqual([
      { rule: 'beyond-limits', from: 11, to: 11, direction: 'down' },
    ]);
  });

  it('keeps the centre within the limits, and more answers narrow them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 60, max: 99 }), { minLength: 12, maxLength: 24 }), (percents) => {
        const rates = percents.map((percent) => percent / 100);
        const few = controlChart(steady(rates, 100));
        const many = controlChart(steady(rates, 400));
        few?.limits.forEach(({ lower, upper }, index) => {
          expect(lower).toBeLessThanOrEqual(few.centre);
          expect(upper).toBeGreaterThanOrEqual(few.centre);
          const narrow = many?.limits[index] ?? { lower: 0, upper: 1 };
          expect(narrow.upper - narrow.lower).toBeLessThanOrEqual(upper - lower + 1e-12);
        });
      }),
    );
  });

  it('refuses a rate or a base outside its range', () => {
    expect(() => controlChart(steady([90]))).toThrow(RangeError);
    expect(() => controlChart(steady([0.9], 0))).toThrow(RangeError);
  });
});

describe('run rules', () => {
  const at = (distance: number) => ({ rate: 0.9 + distance / 100, distance });

  it('see a point beyond three sigmas', () => {
    expect(
      runSignals([
        { rate: 0.9, distance: 0 },
        { rate: 0.99, distance: 3.2 },
      ]),
    ).toEqual([{ rule: 'beyond-limits', from: 1, to: 1, direction: 'up' }]);
    expect(runSignals([at(0), at(-3)])).toEqual([]);
  });

  it('see nine in a row on one side, not eight, and a longer run once', () => {
    const side = [0.5, 1, 0.4, 0.9, 0.3, 1.2, 0.6, 0.8];
    expect(runSignals([-1, ...side, -1].map(at))).toEqual([]);
    expect(runSignals([-1, ...side, 0.2, -1].map(at))).toEqual([{ rule: 'run', from: 1, to: 9, direction: 'up' }]);
    expect(runSignals([...side, 0.7, 0.5].map((distance) => at(-distance)))).toEqual([
      { rule: 'run', from: 0, to: 9, direction: 'down' },
    ]);
  });

  it('see six in a row falling, not five, and a stop in between', () => {
    expect(runSignals([1, 0.8, 0.5, -0.1, -0.4, 0].map(at))).toEqual([]);
    expect(runSignals([1, 0.8, 0.5, -0.1, -0.4, -0.6, 0].map(at))).toEqual([
      { rule: 'trend', from: 0, to: 5, direction: 'down' },
    ]);
    expect(runSignals([1, 0.8, 0.5, 0.5, -0.4, -0.6, -0.7].map(at))).toEqual([]);
  });

  it('call no points on the centre a run', () => {
    expect(runSignals(Array.from({ length: 20 }, () => at(1e-12)))).toEqual([]);
  });
});
