import fc from 'fast-check';
import { satisfactionOf } from '../src/figures/satisfaction.js';
import { SummedTallies } from '../src/figures/summed-tallies.js';
import { addTo } from '../src/responses/addition.js';
import { packAdditions, unpackAdditions } from '../src/responses/packed-additions.js';
import { nameOf, type TallyCells } from '../src/responses/tally-cells.js';
import { centre } from './harness/simulated-quarter.js';
import { ask, layoutOf, publishRound, type Tallied, talliesOf } from './harness/tallied-round.js';

// Sums and published figures against what a clerk with the stack of answers and the rules would write down.
const CHANNELS = ['qr', 'kiosk', 'paper', 'meeting', 'link'] as const;

const person: fc.Arbitrary<Tallied> = fc.record({
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
});
const people = fc.array(person, { maxLength: 130, size: 'max' });

const isSatisfied = ({ answers }: Tallied): boolean => Number(answers.G) >= 4;

describe('for 500 random rounds', () => {
  it('sums equal a direct count of the responses, whatever order they came in and however they were folded', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), (round, group) => {
        const cells: TallyCells = new Map();
        const rows = talliesOf(centre, round.toReversed());
        for (let from = 0; from < rows.length; from += group) {
          const additions = rows.slice(from, from + group).map(({ sums, ...cell }) => {
            const places = [...sums.keys()].filter((place) => sums[place] !== 0);
            const counts = places.map((place) => sums[place] ?? 0);
            return { cells: [nameOf(cell)], length: sums.length, places, counts };
          });
          for (const addition of unpackAdditions(packAdditions(additions))) addTo(cells, addition);
        }
        const tallies = new SummedTallies([...cells.values()]);
        const level = layoutOf(centre).questions.get('G')?.counts.get('5') ?? -1;
        for (const channel of CHANNELS) {
          const own = round.filter((one) => one.channel === channel);
          const sums = tallies.table('people', 'channel').get(channel);
          expect([sums?.[0] ?? 0, sums?.[level] ?? 0]).toEqual([
            own.length,
            own.filter((one) => one.answers.G === 5).length,
          ]);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('published figures are those that the rules give', () => {
    fc.assert(
      fc.property(people, (round) => {
        const publication = publishRound(centre, round, { locked: true });
        if (!publication) throw new Error('A lock always publishes');
        const { overall, groups } = satisfactionOf(ask(centre, publication, 'by=channel&formula=F4'));
        expect(inBrief(overall)).toEqual(ruled(round));
        const merged = mergedChannels(round);
        for (const channel of CHANNELS) {
          const own = round.filter((one) => one.channel === channel);
          const told = groups.find(({ key }) => key === channel);
          const wanted = merged.includes(channel) ? { kind: 'merged' } : ruled(own);
          // A channel that nobody used has no row.
          if (told || own.length > 0) expect({ channel, ...inBrief(told?.figure) }).toEqual({ channel, ...wanted });
        }
        const together = groups.find(({ key }) => key === '_merged');
        const hidden = round.filter(({ channel }) => channel && merged.includes(channel));
        if (merged.length > 0) expect(inBrief(together?.figure)).toEqual(ruled(hidden));
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

/** Under ten nothing, under thirty words, from thirty the counts. */
function ruled(own: readonly Tallied[]): object {
  const satisfied = own.filter(isSatisfied).length;
  if (own.length === 0) return { kind: 'no-responses' };
  if (own.length < 10) return { kind: 'too-few' };
  if (own.length < 30) return { kind: 'few', respondents: own.length };
  return { kind: 'rate', satisfied, base: own.length, rate: satisfied / own.length };
}

/** Channels of one to nine people stand together, and the smallest of the others with them until they are ten. */
function mergedChannels(round: readonly Tallied[]): readonly string[] {
  const size = (channel: string): number => round.filter((one) => one.channel === channel).length;
  const present = CHANNELS.filter((channel) => size(channel) > 0).toSorted(
    (a, b) => size(a) - size(b) || (a < b ? -1 : 1),
  );
  const merged: string[] = present.filter((channel) => size(channel) < 10);
  const rest = present.filter((channel) => size(channel) >= 10);
  const together = (): number => merged.reduce((sum, channel) => sum + size(channel), 0);
  while (merged.length > 0 && together() < 10 && rest.length > 0) merged.push(rest.shift() ?? '');
  return merged;
}

function inBrief(figure: object | undefined): object {
  const { kind, satisfied, base, rate, respondents } = (figure ?? {}) as Record<string, unknown>;
  if (kind === 'rate') return { kind, satisfied, base, rate };
  return kind === 'few' ? { kind, respondents } : { kind };
}
