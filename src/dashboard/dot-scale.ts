import type { Figure } from '../figures/figure.js';

/** Where a rate, its interval and the target stand on one scale, in units of the SVG drawing (0 … `WIDTH`). */
export interface Dot {
  readonly rate: number;
  readonly lower: number;
  readonly width: number;
}

export interface DotScale {
  /** Left end of the scale as a fraction, a multiple of 10 %. */
  readonly from: number;
  readonly target: number | null;
  readonly ticks: readonly { readonly at: number; readonly percent: number }[];
}

export const WIDTH = 320;

/** One scale for all rows of a table, wide enough for every interval; it ends at 100 %. */
export function dotScale(figures: readonly Figure[], target: number | null): DotScale {
  const lowest = Math.min(
    target ?? 1,
    ...figures.map((figure) => (figure.kind === 'rate' ? figure.interval.lower : 1)),
  );
  const from = Math.max(0, Math.min(0.8, Math.floor(lowest * 10) / 10));
  const tenths = Math.round((1 - from) * 10);
  const step = tenths > 5 ? 2 : 1;
  const ticks = Array.from({ length: tenths + 1 }, (_, index) => from + index / 10).filter(
    (_, index) => (tenths - index) % step === 0,
  );
  return {
    from,
    target: target === null ? null : place(target, from),
    ticks: ticks.map((tick) => ({ at: place(tick, from), percent: Math.round(tick * 100) })),
  };
}

/** The dot of one figure; null where there is no rate. */
export function dotOf(figure: Figure, { from }: DotScale): Dot | null {
  if (figure.kind !== 'rate') return null;
  const lower = place(figure.interval.lower, from);
  return { rate: place(figure.rate, from), lower, width: round(place(figure.interval.upper, from) - lower) };
}

function place(rate: number, from: number): number {
  return round(Math.max(0, (rate - from) / (1 - from)) * WIDTH);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
