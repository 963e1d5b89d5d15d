import { chanceFrom } from '../../test/harness/chance.js';
import { eachAnsweredOnce, sumsOverBatches } from './batch-sums.js';
import { clusteredBase } from './clustered-base.js';
import { type Verdict, verdict } from './target.js';
import { verdictChances } from './verdict-chances.js';
import { TWO_SIDED_LEVEL, wilsonInterval, wilsonIntervalOfRate } from './wilson-interval.js';

/**
 * 2,000 rounds at each true rate, from a seed, so that they are the same on every run: how often does the verdict claim
 * what is not so? The share counted may miss the exact one by three and a half standard errors of 2,000 rounds.
 */
const ROUNDS = 2000;
const TARGET = 0.9;
const LARGEST_PUBLISHED_ERROR = 0.068;

function satisfiedOf(people: number, rate: number, chance: () => number): number {
  let satisfied = 0;
  for (let person = 0; person < people; person += 1) if (chance() < rate) satisfied += 1;
  return satisfied;
}

/** Of ten halls nine are a little better than the truth and one is much worse, as far apart as the correlation asks. */
function rateOfHall(truth: number, correlation: number, chance: () => number): number {
  const apart = Math.sqrt(correlation * truth * (1 - truth));
  return chance() < 0.9 ? truth + apart / 3 : truth - 3 * apart;
}

function sharesOf(verdicts: readonly (Verdict | null)[]) {
  const share = (wanted: Verdict) => verdicts.filter((given) => given === wanted).length / verdicts.length;
  return { met: share('met'), notMet: share('not-met') };
}

function tolerance(exact: number): number {
  return 3.5 * Math.sqrt((exact * (1 - exact)) / ROUNDS) + 1e-9;
}

function meetings(count: number, people: number, truth: number, correlation: number, chance: () => number) {
  return Array.from({ length: count }, () => {
    const satisfied = satisfiedOf(people, rateOfHall(truth, correlation, chance), chance);
    return eachAnsweredOnce({ satisfied, base: people });
  });
}

describe('in 2.000 simulated rounds', () => {
  it.each([
    [0.85, 30],
    [0.85, 150],
    [0.85, 400],
    [0.9, 30],
    [0.9, 150],
    [0.9, 400],
    [0.92, 30],
    [0.92, 150],
    [0.92, 400],
    [0.95, 30],
    [0.95, 150],
    [0.95, 400],
  ])('at a truth of %d with %i forms, the verdicts come as often as their exact chances say', (truth, respondents) => {
    const chance = chanceFrom(1000 * truth + respondents);
    const shares = sharesOf(
      Array.from({ length: ROUNDS }, () => {
        const interval = wilsonInterval(satisfiedOf(respondents, truth, chance), respondents, TWO_SIDED_LEVEL);
        return verdict({ interval, target: TARGET, respondents });
      }),
    );
    const exact = verdictChances({ truth, target: TARGET, respondents });
    expect(Math.abs(shares.met - exact.met)).toBeLessThan(tolerance(exact.met));
    expect(Math.abs(shares.notMet - exact.notMet)).toBeLessThan(tolerance(exact.notMet));
    if (truth <= TARGET) expect(shares.met).toBeLessThan(LARGEST_PUBLISHED_ERROR + tolerance(LARGEST_PUBLISHED_ERROR));
  });

  const halls = [
    { count: 8, people: 38, alone: 0 },
    { count: 8, people: 38, alone: 100 },
    { count: 29, people: 16, alone: 0 },
    { count: 32, people: 15, alone: 0 },
  ];
  const collected = [0.85, 0.9, 0.92, 0.95].flatMap((truth) => halls.map((hall) => ({ truth, ...hall })));

  it.each(collected)(
    'at a truth of $truth with $count meetings of $people and $alone forms beside them, no more verdicts are wrong',
    ({ truth, count, people, alone }) => {
      const chance = chanceFrom(1000 * truth + count + alone);
      const respondents = count * people + alone;
      const shares = sharesOf(
        Array.from({ length: ROUNDS }, () => {
          const held = meetings(count, people, truth, 0.05, chance);
          const single = eachAnsweredOnce({ satisfied: satisfiedOf(alone, truth, chance), base: alone });
          const all = sumsOverBatches([...held, single]).people;
          const interval = wilsonIntervalOfRate({
            rate: all.satisfied / all.answers,
            effectiveBase: clusteredBase(all, sumsOverBatches(held)),
            confidence: TWO_SIDED_LEVEL,
          });
          return verdict({ interval, target: TARGET, respondents });
        }),
      );
      const most = LARGEST_PUBLISHED_ERROR + tolerance(LARGEST_PUBLISHED_ERROR);
      if (truth <= TARGET) expect(shares.met).toBeLessThan(most);
      if (truth >= TARGET) expect(shares.notMet).toBeLessThan(most);
    },
  );

  it('taken as independent answers, forms from meetings would claim the target wrongly far too often', () => {
    const chance = chanceFrom(90);
    const shares = sharesOf(
      Array.from({ length: ROUNDS }, () => {
        const { satisfied, answers } = sumsOverBatches(meetings(8, 38, TARGET, 0.05, chance)).people;
        const interval = wilsonInterval(satisfied, answers, TWO_SIDED_LEVEL);
        return verdict({ interval, target: TARGET, respondents: answers });
      }),
    );
    expect(shares.met).toBeGreaterThan(0.1);
  });
});
