import { answersNextTime, wholeRoundFor } from './power-table.js';

/** Chances of `at least` or more of `people` who say yes with a chance each, summed term by term: nothing of the product. */
function chanceOfAtLeast(atLeast: number, people: number, chance: number): number {
  let [sum, logOfWays] = [0, 0];
  for (let yes = 0; yes <= people; yes += 1) {
    if (yes >= atLeast) sum += Math.exp(logOfWays + yes * Math.log(chance) + (people - yes) * Math.log(1 - chance));
    logOfWays += Math.log((people - yes) / (yes + 1));
  }
  return sum;
}

/**
 * The chance that a round ends in a certain verdict. A Clopper–Pearson bound reaches the target exactly where a result so
 * far off would come by chance in at most 5 % of rounds whose truth is the target.
 */
function chanceToDecide(people: number, truth: number, target: number): number {
  if (truth < target) return chanceToDecide(people, 1 - truth, 1 - target);
  let fewest = people + 1;
  while (fewest > 0 && chanceOfAtLeast(fewest - 1, people, target) <= 0.05) fewest -= 1;
  return fewest > people ? 0 : chanceOfAtLeast(fewest, people, truth);
}

describe('what a report asks the next round to collect', () => {
  it.each([
    [19, 20],
    [96, 100],
    [34, 40],
    [70, 90],
  ])('would settle what %i of %i left open, in eight of ten rounds, and not many fewer would', (satisfied, people) => {
    const [rate, target] = [satisfied / people, 0.9];
    const needed = answersNextTime({ rate, respondents: people, effectiveRespondents: people, target }) ?? 0;
    for (const more of [0, 1, 7, 25, 60]) {
      expect(chanceToDecide(needed + more, rate, target)).toBeGreaterThanOrEqual(0.8);
    }
    // Chances go up and down like a saw: below it they are missed somewhere.
    const below = Array.from({ length: 30 }, (_, index) => chanceToDecide(needed - 11 - index, rate, target));
    expect(Math.min(...below)).toBeLessThan(0.8);
  });

  it('is as many more as people who came together are worth less', () => {
    const of = (effectiveRespondents: number) =>
      answersNextTime({ rate: 0.85, respondents: 200, effectiveRespondents, target: 0.9 }) ?? 0;
    expect(Math.abs(of(50) - 4 * of(200))).toBeLessThanOrEqual(40);
  });

  it('of the whole round is as much as its neediest part asks for, in tens, never fewer than now and never above 2,000', () => {
    const part = (respondents: number, needed: number) => ({ respondents, needed });
    expect(wholeRoundFor({ respondents: 400, parts: [part(50, 120), part(100, 150)] })).toBe(960);
    expect(wholeRoundFor({ respondents: 403, parts: [part(100, 30)] })).toBe(410);
    expect(wholeRoundFor({ respondents: 400, parts: [part(12, 300)] })).toBeNull();
  });
});
