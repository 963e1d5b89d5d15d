import { stepsOf } from '../figures/questions-chart.js';

/** One level of a diverging stacked bar, in units of the drawing (0 … `BARS_WIDTH`). */
export interface Segment {
  /** Step of the five-step palette, 3 the neutral one. */
  readonly step: number;
  readonly x: number;
  readonly width: number;
}

export interface BarScale {
  /** Length of a whole bar. */
  readonly whole: number;
  /** Where the middle of the neutral level stands in every bar. */
  readonly middle: number;
}

export interface Bar {
  /** Answers by level, the least satisfied first. */
  readonly levels: readonly number[];
  /** Their sum, at least 1. */
  readonly base: number;
}

export const BARS_WIDTH = 400;

/** One scale for all bars, as long as the widest reach to either side allows. */
export function barScale(bars: readonly Bar[]): BarScale {
  const left = Math.max(0, ...bars.map(leftOf));
  const right = Math.max(0, ...bars.map((bar) => 1 - leftOf(bar)));
  const whole = left + right > 0 ? BARS_WIDTH / (left + right) : BARS_WIDTH;
  return { whole: round(whole), middle: round(left * whole) };
}

/** The parts of one bar, left to right. */
export function segmentsOf(bar: Bar, { whole, middle }: BarScale): readonly Segment[] {
  const steps = stepsOf(bar.levels);
  let x = middle - leftOf(bar) * whole;
  return bar.levels.map((count, index) => {
    const width = (count / bar.base) * whole;
    const segment = { step: steps[index] ?? index + 1, x: round(x), width: round(width) };
    x += width;
    return segment;
  });
}

/** Share left of the middle: the unsatisfied levels and half of the neutral one. */
function leftOf({ levels, base }: Bar): number {
  const middle = (levels.length - 1) / 2;
  const left = levels.reduce((sum, n, index) => sum + (index < middle ? n : index === middle ? n / 2 : 0), 0);
  return left / base;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
