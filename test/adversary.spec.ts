import { closingCheck } from '../src/figures/closing-check.js';
import { Random } from '../src/simulation/random.js';
import { communes, lock, smallest, toldWithout } from './harness/attacked-communes.js';
import type { Attacker, Members } from './harness/attacker.js';
import { everythingTold } from './harness/everything-told.js';
import { attackersOf, foundIn, foundTogether } from './harness/groups-found.js';
import { atTheTablet, countersRead } from './harness/rules-off.js';
import { type Arrivals, aCommune, arrivals } from './harness/simulated-commune.js';
import { shipped } from './harness/tallied-round.js';
import { Reader } from './harness/told-rows.js';

/**
 * Somebody who knows everybody who came, and reads everything that is told at the lock to anybody: who of them is given
 * away? `ADVERSARY=200` tries so many communes, and prints how many rows were merged.
 */
const COMMUNES = Number(process.env.ADVERSARY ?? 4);
const merged: { people: number; arrivals: Arrivals; told: number; merged: number }[] = [];

it.each(
  communes(COMMUNES).map((commune) => ({
    ...commune,
    size: commune.people.length,
    subject: commune.questionnaire.key,
  })),
)(
  'nobody is given away among $size people of $subject who came $arrivals, and the check finds whom the attacker finds',
  (commune) => {
    const publication = lock(commune);
    const told = everythingTold(commune.people, commune.questionnaire, publication);
    expect(foundIn(commune.people, told)).toEqual([]);
    expect(publication.content.totals['question:G']?.respondents).toBeGreaterThan(smallest / 2);
    merged.push({
      ...{ people: commune.people.length, arrivals: commune.arrivals, told: told.length },
      merged: publication.content.disclosure?.merged ?? 0,
    });
  },
  120_000,
);

it('what the people of one counter answered is seen and reckoned by the director and the chairman only', () => {
  const random = new Random(5);
  const asked = {
    questionnaire: 'trung-tam',
    people: 200,
    arrivals: 'at random',
    from: '2026-10-20',
    days: 20,
    period: 'all',
  } as const;
  const commune = { questionnaire: shipped('trung-tam'), people: aCommune(random, asked), arrivals: asked.arrivals };
  const reads = (seesCounters: boolean): readonly string[] =>
    countersRead(
      commune.people,
      everythingTold(commune.people, commune.questionnaire, lock(commune), [{ seesCounters }]),
    );
  expect(reads(true)).toContain('answers question:G q1');
  expect(reads(false)).toEqual([]);
  const told = everythingTold(commune.people, commune.questionnaire, lock(commune), [{ seesCounters: false }]);
  expect(atTheTablet(commune.people, told)).toEqual([]);
}, 60_000);

it('nobody is given away by pools and their questions together', () => {
  const found = communes(2, 3)
    .slice(1)
    .flatMap((commune) => {
      const reader = new Reader(commune.people, commune.questionnaire.key as 'trung-tam');
      const told = everythingTold(commune.people, commune.questionnaire, lock(commune));
      return foundTogether(commune.people, told, reader);
    });
  expect(found).toEqual([]);
}, 120_000);

afterAll(() => {
  if (COMMUNES < 50) return;
  const classes = [60, 120, 240, 400, 601].flatMap((upTo, index, all) =>
    arrivals.map((pattern) => {
      const from = all[index - 1] ?? 0;
      const some = merged.filter((one) => one.arrivals === pattern && one.people >= from && one.people < upTo);
      const mean = (of: 'told' | 'merged'): number =>
        Math.round(some.reduce((sum, one) => sum + one[of], 0) / some.length);
      return {
        people: `${from}–${upTo - 1}`,
        arrivals: pattern,
        communes: some.length,
        told: mean('told'),
        merged: mean('merged'),
      };
    }),
  );
  console.table(classes.filter((one) => one.communes > 0));
});

describe('the closing check and the attacker', () => {
  it('find the same people in what would be told without the check', async () => {
    const told = await toldWithout('closing check');
    const all = communes(COMMUNES).flatMap((commune) => [...attackersOf(told(commune)).values()].map(agreement));
    expect(all.reduce((sum, { both }) => sum + both, 0)).toBeGreaterThan(COMMUNES);
    expect(all.flatMap(({ only }) => only)).toEqual([]);
  }, 600_000);
});

/** What both find, by the check's own limits (three groups), and what only one does. */
function agreement(attacker: Attacker): { both: number; only: readonly string[] } {
  const { atoms, sums } = attacker;
  const rowsOf = atoms.map(([one]) =>
    sums.flatMap((sum, row) => (one !== undefined && sum.includes(one) ? [row] : [])),
  );
  const { found } = closingCheck({ people: atoms.map(({ length }) => length), rowsOf, rows: sums.length });
  const checked = found.map(({ groups }) => groups.flatMap((group) => atoms[group] ?? []).toSorted((a, b) => a - b));
  const names = new Set(checked.map((set) => set.join()));
  const isOfThree = (set: Members): boolean => atoms.filter((atom) => set.includes(atom[0] ?? -1)).length <= 3;
  const attacked = attacker.findsAll().filter(isOfThree);
  return {
    both: attacked.filter((set) => names.has(set.join())).length,
    only: [
      ...attacked.filter((set) => !names.has(set.join())).map((set) => `only the attacker finds ${set}`),
      ...checked.filter((set) => !attacker.knows(set)).map((set) => `only the check finds ${set}`),
    ],
  };
}
