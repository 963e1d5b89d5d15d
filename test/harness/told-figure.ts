import type { Figure } from '../../src/figures/figure.js';
import { majority } from '../../src/statistics/majority.js';
import { roundedAwayFromTarget, roundedOutward } from '../../src/statistics/rounding.js';
import { wilsonIntervalOfRate } from '../../src/statistics/wilson-interval.js';

/** What a figure tells of so many people, of whom so many are satisfied; null where it tells nothing of that. */
type Telling = (satisfied: number, people: number) => string;

/** How a figure tells what it tells: in words, exactly, or in whole percent. */
export function tellingOf(figure: Figure): Telling | null {
  if (figure.kind === 'few') return (satisfied, base) => majority({ satisfied, base });
  if (figure.kind !== 'rate') return null;
  if (figure.satisfied !== null) return (satisfied, base) => `${satisfied}/${base}`;
  const target = figure.meetsTarget === null ? null : 0.9;
  return (satisfied, people) => {
    const rate = satisfied / people;
    const { lower, upper } = roundedOutward(wilsonIntervalOfRate({ rate, effectiveBase: people, confidence: 0.9 }), 2);
    return `${roundedAwayFromTarget(rate, target, 2)} ${lower} ${upper}`;
  };
}

/** The same words about a figure that was told. */
export function toldBy(figure: Figure): string {
  if (figure.kind === 'few') return figure.majority;
  if (figure.kind !== 'rate') throw new Error(`Nothing is told by ${figure.kind}`);
  if (figure.satisfied !== null) return `${figure.satisfied}/${figure.base}`;
  return `${figure.rate} ${figure.interval.lower} ${figure.interval.upper}`;
}

/** The fewest and the most satisfied people of whom the same would have been told. */
export function fitting(telling: Telling, satisfied: number, people: number): [number, number] {
  const told = telling(satisfied, people);
  const fits = Array.from({ length: people + 1 }, (_, one) => one).filter((one) => telling(one, people) === told);
  return [fits[0] ?? 0, fits.at(-1) ?? people];
}
