import fc from 'fast-check';
import { SummedTallies } from '../src/figures/people.js';
import { satisfactionOf } from '../src/figures/satisfaction.js';
import { addTo, packAdditions, type TallyCells, unpackAdditions } from '../src/responses/tally-cells.js';
import { additionsIn, ask, layoutOf, lockRound, shipped, type Tallied } from './harness/tallied-round.js';

// Sums and published figures against what a clerk with the stack of answers and the rules would write down.
const centre = shipped('trung-tam');
const CHANNELS = ['qr', 'kiosk', 'paper', 'meeting', 'link'] as const;

const person = fc.record({
  answers: fc.record(
    {
      G: fc.integer({ min: 1, max: 5 }),
      FIELD: fc.constantFrom('ho-tich', 'dat-dai', 'thue'),
      FILE: fc.constantFrom<number | string>(5, 4, 3, 1, 'no-result'),
    },
    { requiredKeys: ['G'] },
  ),
  channel: fc.constantFrom(...CHANNELS, 'qr', 'qr', 'qr', 'kiosk', 'kiosk'),
  day: fc.constantFrom('2026-10-03', '2026-11-04'),
}) satisfies fc.Arbitrary<Tallied>;
const people = fc.array(person, { maxLength: 130, size: 'max' });
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never;

describe('for random rounds', () => {
  it('sums equal a direct count of the responses, whatever order they came in and however they were folded', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), (round, group) => {
        const cells: TallyCells = new Map();
        const additions = additionsIn(centre, round.toReversed());
        for (let from = 0; from < additions.length; from += group) {
          for (const one of unpackAdditions(packAdditions(additions.slice(from, from + group)))) addTo(cells, one);
        }
        const tallies = new SummedTallies([...cells.values()]);
        const level = layoutOf(centre).questions.get('G')?.counts.get('5') ?? -1;
        for (const channel of CHANNELS) {
          const own = round.filter((one) => one.channel === channel);
          const sums = tallies.table('people', 'channel').get(channel);
          const content = own.filter((one) => one.answers.G === 5).length;
          expect([sums?.[0] ?? 0, sums?.[level] ?? 0]).toEqual([own.length, content]);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('every row that is told is a direct count of its people, and nothing is told of one to nine', () => {
    fc.assert(
      fc.property(people, (round) => {
        const publication = lockRound(centre, round);
        expect(inBrief(satisfactionOf(ask(centre, publication, '')).overall)).toEqual(ruled(round, 'G'));
        for (const [by, question, keyOf] of breakdowns) {
          const { groups } = satisfactionOf(ask(centre, publication, `by=${by}`));
          const isMerged = (kind: string): boolean => kind === 'merged' || kind === 'held';
          const merged = groups.filter(({ figure }) => isMerged(figure.kind)).map(({ key }) => key);
          const told = new Set<string>();
          for (const { key, figure } of groups) {
            if (isMerged(figure.kind) && key !== '_merged') continue;
            const own = round.filter((one) => (key === '_merged' ? merged.includes(keyOf(one)) : keyOf(one) === key));
            for (const one of own) told.add(keyOf(one));
            if (figure.kind !== 'held' && figure.kind !== 'too-few') {
              expect({ by, key, ...inBrief(figure) }).toEqual({ by, key, ...ruled(own, question) });
            }
          }
          // Nobody is missing, but where all of them are too few to be told of.
          if (round.length >= 10) expect([...told].toSorted()).toEqual([...new Set(round.map(keyOf))].toSorted());
        }
      }),
      { numRuns: 60, seed: 2 },
    );
  });
});

const departments: Readonly<Record<string, string>> = { 'ho-tich': 'registry', 'dat-dai': 'parks', thue: 'tax' };

const breakdowns: readonly (readonly [by: string, question: 'G' | 'FILE', keyOf: (one: Person) => string])[] = [
  ['channel', 'G', ({ channel }) => channel],
  ['field', 'G', ({ answers }) => answers.FIELD ?? '_none'],
  ['department', 'FILE', ({ answers }) => departments[answers.FIELD ?? ''] ?? '_none'],
  ['month', 'G', ({ day }) => day.slice(0, 7)],
];

/** Of those whose answer is on the scale: under ten nothing, under thirty the counts, from thirty the rate. */
function ruled(own: readonly Person[], question: 'G' | 'FILE'): object {
  const answers = own.map((one) => one.answers[question]).filter((answer) => typeof answer === 'number');
  const [satisfied, base] = [answers.filter((level) => level >= 4).length, answers.length];
  if (base === 0) return { kind: 'no-responses' };
  if (base < 10) return { kind: 'too-few' };
  return base < 30 ? { kind: 'few', satisfied, base } : { kind: 'rate', satisfied, base, rate: satisfied / base };
}

function inBrief(figure: object | undefined): object {
  const { kind, satisfied, base, rate } = (figure ?? {}) as Record<string, unknown>;
  if (kind === 'rate') return { kind, satisfied, base, rate };
  return kind === 'few' ? { kind, satisfied, base } : { kind };
}
