import { RESEMBLANCES, roundOf, worstErrors } from '../../test/certainty/rounds.js';
import { certainVerdicts, verdictOf } from '../../test/certainty/verdict-errors.js';
import { chanceFrom } from '../../test/harness/chance.js';
import { referenceValues } from '../../test/reference/reference-values.js';
import { clopperPearson } from './clopper-pearson.js';
import { clusteredSum, effectiveRespondents } from './effective-respondents.js';
import type { RespondentSums } from './respondent-sums.js';
import { roundedOutward } from './rounding.js';
import { type Verdict, verdict } from './target.js';
import { VERDICT_ERROR_CONDITION, VERDICT_ERRORS, WORST_VERDICT_ERROR } from './verdict-error.js';

const { target } = VERDICT_ERROR_CONDITION;
const MOST_ALLOWED = 0.068;

/** How many of so many people who resemble each other are satisfied, drawn one by one as from Pólya's urn. */
function satisfiedOf(people: number, truth: number, alike: number, chance: () => number): number {
  const weight = alike / (1 - alike);
  let satisfied = 0;
  for (let before = 0; before < people; before += 1) {
    if (chance() < (truth + weight * satisfied) / (1 + weight * before)) satisfied += 1;
  }
  return satisfied;
}

function sharesOf(verdicts: readonly (Verdict | null)[]) {
  const share = (wanted: Verdict) => verdicts.filter((given) => given === wanted).length / verdicts.length;
  return { met: share('met'), notMet: share('not-met') };
}

/** Three and a half standard errors of so many rounds. */
function tolerance(exact: number, rounds: number): number {
  return 3.5 * Math.sqrt((exact * (1 - exact)) / rounds) + 1e-9;
}

describe('the real error of the verdict', () => {
  interface Case {
    meetings: number;
    people: number;
    alone: number;
    resemblance: number;
    truth: number;
    met: number;
    notMet: number;
  }

  it.each(referenceValues<Case[]>('verdict-error'))(
    'with $meetings meetings of $people and $alone people beside them is what SciPy says',
    ({ meetings, people, alone, resemblance, truth, met, notMet }) => {
      const chances = certainVerdicts(roundOf(meetings, people, resemblance, alone), truth, target);
      expect(Math.abs((chances?.met ?? 1) - met)).toBeLessThan(1e-9);
      expect(Math.abs((chances?.notMet ?? 1) - notMet)).toBeLessThan(1e-9);
    },
  );

  it('is at most 6.1 percent, of "not met" with one meeting, and at most 5 of "met"', () => {
    expect(WORST_VERDICT_ERROR.notMet).toBeLessThan(MOST_ALLOWED);
    expect(WORST_VERDICT_ERROR.met).toBeLessThanOrEqual(0.05);
    const worst = certainVerdicts(roundOf(1, 60, 0.2, 365), target, target);
    expect(Math.ceil(10_000 * (worst?.notMet ?? 0)) / 10_000).toBe(WORST_VERDICT_ERROR.notMet);
  });

  it.each(VERDICT_ERRORS)(
    'with $meetings meetings never passes what the methods print',
    ({ meetings, met, notMet }) => {
      const found = worstErrors(meetings, [20, 60], 100);
      expect(found.met).toBeLessThanOrEqual(met);
      expect(found.notMet).toBeLessThanOrEqual(notMet);
      expect(found.notMet).toBeGreaterThan(0.7 * notMet);
    },
  );

  it('is smaller the farther the truth lies from the target', () => {
    for (const resemblance of RESEMBLANCES) {
      const round = roundOf(4, 40, resemblance, 200);
      const errors = (truth: number) => certainVerdicts(round, truth, target) ?? { met: 1, notMet: 1 };
      const below = [0.85, 0.87, 0.89, 0.9].map((truth) => errors(truth).met);
      const above = [0.9, 0.91, 0.93, 0.95].map((truth) => errors(truth).notMet);
      expect(below).toEqual([...below].sort((one, other) => one - other));
      expect(above).toEqual([...above].sort((one, other) => other - one));
    }
  });

  it('would be 8 to 15 percent if people of one meeting of 60 were taken one by one', () => {
    const chance = chanceFrom(60);
    const verdicts = Array.from({ length: 500 }, () => verdictOf(satisfiedOf(60, 0.9, 0.2, chance), 60, 0, target));
    expect(sharesOf(verdicts).notMet).toBeGreaterThan(0.08);
    expect(certainVerdicts(roundOf(1, 60, 0.2, 0), target, target)).toBeNull();
  });
});

describe('in 1.000 simulated rounds', () => {
  const ROUNDS = 1000;

  it.each([
    { truth: 0.85, meetings: 3, people: 40, alone: 150, alike: 0.2 },
    { truth: 0.9, meetings: 8, people: 20, alone: 0, alike: 0.05 },
    { truth: 0.9, meetings: 1, people: 60, alone: 365, alike: 0.2 },
    { truth: 0.95, meetings: 0, people: 0, alone: 400, alike: 0.1 },
  ])(
    'at a truth of $truth with $meetings meetings of $people and $alone alone, verdicts come as exactly counted',
    ({ truth, meetings, people, alone, alike }) => {
      const chance = chanceFrom(1000 * truth + people + alone);
      const round = roundOf(meetings, people, alike, alone);
      const all = meetings * people + alone;
      const clustered = clusteredSum(round.occasions);
      const given = new Map<number, Verdict | null>();
      const verdictAt = (satisfied: number): Verdict | null => {
        const found = given.get(satisfied) ?? verdictOf(satisfied, all, clustered, target);
        given.set(satisfied, found);
        return found;
      };
      const shares = sharesOf(
        Array.from({ length: ROUNDS }, () => {
          const inHalls = round.occasions.map((held) => satisfiedOf(held.people, truth, alike, chance));
          const satisfied = inHalls.reduce((sum, of) => sum + of, satisfiedOf(alone, truth, 0, chance));
          return verdictAt(satisfied);
        }),
      );
      const exact = certainVerdicts(round, truth, target) ?? { met: 1, notMet: 1 };
      expect(Math.abs(shares.met - exact.met)).toBeLessThan(tolerance(exact.met, ROUNDS));
      expect(Math.abs(shares.notMet - exact.notMet)).toBeLessThan(tolerance(exact.notMet, ROUNDS));
    },
  );

  it.each([
    { people: 30, alike: 0.2 },
    { people: 30, alike: 0.5 },
    { people: 200, alike: 0.8 },
  ])(
    'of $people people who answered one to ten criteria each, the pooled rate claims no more wrongly',
    ({ people, alike }) => {
      const chance = chanceFrom(people + 100 * alike);
      const shares = sharesOf(
        Array.from({ length: ROUNDS }, () => {
          const sums = pooled(people, alike, chance);
          const worth = effectiveRespondents(sums, 0);
          const interval = clopperPearson({ rate: sums.satisfied / sums.answers, effectiveBase: worth });
          return verdict({ interval: roundedOutward(interval, 3), target, effectiveRespondents: worth });
        }),
      );
      expect(Math.max(shares.met, shares.notMet)).toBeLessThan(MOST_ALLOWED);
    },
  );

  function pooled(people: number, alike: number, chance: () => number): RespondentSums {
    const answered = Array.from({ length: people }, () => {
      const a = 1 + Math.floor(10 * chance());
      return { a, s: satisfiedOf(a, target, alike, chance) };
    });
    const sum = (of: (one: { a: number; s: number }) => number) => answered.reduce((total, one) => total + of(one), 0);
    return {
      respondents: people,
      satisfied: sum(({ s }) => s),
      answers: sum(({ a }) => a),
      satisfiedSquared: sum(({ s }) => s * s),
      satisfiedTimesAnswers: sum(({ s, a }) => s * a),
      answersSquared: sum(({ a }) => a * a),
    };
  }
});
