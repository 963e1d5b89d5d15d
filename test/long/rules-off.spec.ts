import { communes, largest, toldWithout } from '../harness/attacked-communes.js';
import { foundIn } from '../harness/groups-found.js';
import { type Rule, rules } from '../harness/rules-off.js';

// What each rule of disclosure is for: the attacker of test/adversary.spec.ts finds people where it does not hold.
it.each(Object.keys(rules) as Rule[])(
  'many are given away without the %s',
  async (rule) => {
    const { find = foundIn, atLeast, sights } = rules[rule];
    // What a counter did is told only where ten people and more came to it.
    const few = communes(2, 7, sights && largest).slice(1);
    const told = await toldWithout(rule);
    const found = few.flatMap((commune) => find(commune.people, told(commune)));
    if (process.env.ADVERSARY) process.stdout.write(`without the ${rule}: ${found.length} given away\n`);
    expect(found.length).toBeGreaterThan(atLeast);
  },
  120_000,
);
