/**
 * How often what the product claims of a target is wrong, over every round the methods page speaks of: the table in
 * `src/statistics/verdict-error.ts` is made here. Exactly counted, some three minutes of one processor.
 *
 *     npm run test:certainty
 */
import { isDeepStrictEqual } from 'node:util';
import { MEASURED_FALSE_WARNING } from '../../src/statistics/early-warning.js';
import { VERDICT_ERROR_CONDITION, VERDICT_ERRORS } from '../../src/statistics/verdict-error.js';
import { chanceFrom } from '../harness/chance.js';
import { chancesOfWarning, simulatedWarnings } from './early-warnings.js';
import { ORDERS } from './orders.js';
import { RESEMBLANCES, roundOf, SIZES, worstErrors } from './rounds.js';
import { certainVerdicts } from './verdict-errors.js';

const { target } = VERDICT_ERROR_CONDITION;
const percent = (chance: number): string => `${(100 * chance).toFixed(2)} %`;

const measured = VERDICT_ERRORS.map(({ meetings }) => worstErrors(meetings, SIZES, 1));
console.table(measured.map(({ meetings, met, notMet }) => ({ meetings, met: percent(met), notMet: percent(notMet) })));

/** Wrong claims at truths on either side of the target, where they are not the target's own. */
const beside = [0.85, 0.88, 0.89, 0.91, 0.92, 0.95].map((truth) => {
  let worst = 0;
  for (let meetings = 1; meetings <= 8; meetings += 1) {
    for (const resemblance of RESEMBLANCES) {
      for (let alone = 0; alone <= 1000; alone += 50) {
        const chances = certainVerdicts(roundOf(meetings, 40, resemblance, alone), truth, target);
        worst = Math.max(worst, (truth < target ? chances?.met : chances?.notMet) ?? 0);
      }
    }
  }
  return { truth, wrong: percent(worst) };
});
console.table(beside);

const looks = [50, 100, 200, 400, 1000, 2000];
console.table(
  [0.7, 0.75, 0.8, 0.85, 0.9].map((truth) => {
    const chances = chancesOfWarning(truth, 2000, target);
    return {
      truth,
      ...Object.fromEntries(looks.map((look) => [`warned by ${look}`, percent(chances[look - 1] ?? 0)])),
    };
  }),
);
const falseWarnings = Object.entries(ORDERS).map(([order, arrivals]) => ({
  order,
  wrong: simulatedWarnings({ arrivals, truth: target, alike: 0.2, target }, 50_000, chanceFrom(7)),
}));
console.table(falseWarnings.map(({ order, wrong }) => ({ order, wrong: percent(wrong) })));

const asPrinted = isDeepStrictEqual(measured, VERDICT_ERRORS);
if (!asPrinted) console.error('src/statistics/verdict-error.ts prints another table');
const worstWarning = Math.ceil(Math.max(...falseWarnings.map(({ wrong }) => wrong)) * 1000) / 1000;
const asMeasured = worstWarning === MEASURED_FALSE_WARNING;
if (!asMeasured) console.error(`src/statistics/early-warning.ts says another rate than ${percent(worstWarning)}`);
if (!asPrinted || !asMeasured) process.exitCode = 1;
