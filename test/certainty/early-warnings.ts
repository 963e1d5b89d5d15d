import { certainlyBelow } from '../../src/statistics/early-warning.js';
import { clusteredSum, effectiveRespondents } from '../../src/statistics/effective-respondents.js';
import { eachAnsweredOnce } from '../../src/statistics/respondent-sums.js';

/** Who comes one after another: 1 is somebody alone, more are the people of a meeting. */
export type Arrivals = readonly number[];

/** The most satisfied at which a look after each answer warns; −1 where none does. */
function bounds(arrivals: Arrivals, target: number): readonly number[] {
  const found: number[] = [];
  let before = 0;
  for (const size of arrivals) {
    for (let come = 1; come <= size; come += 1) {
      const people = found.length + 1;
      const clustered = before + clusteredSum([{ kind: 'meeting', people: come }]);
      found.push(mostThatWarn(people, clustered, target));
    }
    before += clusteredSum([{ kind: 'meeting', people: size }]);
  }
  return found;
}

function mostThatWarn(people: number, clustered: number, target: number): number {
  const worth = effectiveRespondents(eachAnsweredOnce({ satisfied: people, base: people }), clustered);
  const warns = (satisfied: number) => certainlyBelow({ satisfied, base: people, effectiveRespondents: worth, target });
  let [most, tooMany] = [-1, people + 1];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (warns(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}

/** How often such a look has warned after so many answers of people who came alone, exactly, one chance per answer. */
export function chancesOfWarning(truth: number, most: number, target: number): readonly number[] {
  let chances: readonly number[] = [1];
  let warned = 0;
  return bounds(new Array<number>(most).fill(1), target).map((bound, before) => {
    const next = new Array<number>(before + 2).fill(0);
    chances.forEach((chance, satisfied) => {
      next[satisfied] = (next[satisfied] ?? 0) + chance * (1 - truth);
      next[satisfied + 1] = chance * truth;
    });
    for (let satisfied = 0; satisfied <= bound; satisfied += 1) {
      warned += next[satisfied] ?? 0;
      next[satisfied] = 0;
    }
    chances = next;
    return warned;
  });
}

/** How often it warns at any time where people of one meeting resemble each other, in so many simulated periods. */
export function simulatedWarnings(
  { arrivals, truth, alike, target }: { arrivals: Arrivals; truth: number; alike: number; target: number },
  periods: number,
  chance: () => number,
): number {
  const limits = bounds(arrivals, target);
  const weight = alike / (1 - alike);
  const warns = (): boolean => {
    let [people, satisfied] = [0, 0];
    for (const size of arrivals) {
      let here = 0;
      for (let before = 0; before < size; before += 1) {
        if (chance() < (truth + weight * here) / (1 + weight * before)) here += 1;
        if (satisfied + here <= (limits[people] ?? -1)) return true;
        people += 1;
      }
      satisfied += here;
    }
    return false;
  };
  return Array.from({ length: periods }, warns).filter(Boolean).length / periods;
}
