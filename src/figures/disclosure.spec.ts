import fc from 'fast-check';
import { publishRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import { crossedTable, hiddenMeasures } from './crossings.js';
import { isSafe } from './partition.js';
import type { Publication } from './publication.js';
import type { Row, Table } from './published-table.js';

const centre = shipped('trung-tam');

/** A person at the Centre: often the registry, seldom taxes, now and then without a field or with part B. */
const person: fc.Arbitrary<Tallied> = fc.record({
  answers: fc.record(
    {
      G: fc.integer({ min: 1, max: 5 }),
      FIELD: fc.constantFrom('ho-tich', 'ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue'),
      FILE: fc.constantFrom<string | number>(5, 4, 2, 'no-result'),
      Q01: fc.integer({ min: 1, max: 5 }),
      Q20: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: ['G'] },
  ),
  channel: fc.constantFrom('qr', 'qr', 'qr', 'kiosk', 'paper'),
  day: fc.constantFrom('2026-11-03', '2026-11-04', '2026-11-09'),
});

/** Every publication while people come one after another, the lock last. */
function publicationsOf(people: readonly Tallied[], step: number): Publication[] {
  const publications: Publication[] = [];
  for (let arrived = 1; arrived <= people.length; arrived += step) {
    const next = publishRound(centre, people.slice(0, arrived), { previous: publications.at(-1) ?? null });
    if (next) publications.push(next);
  }
  const last = publishRound(centre, people, { previous: publications.at(-1) ?? null, locked: true });
  return last ? [...publications, last] : publications;
}

/** Respondents of every published cell by a name: totals, cells, merged rows with what is in them. */
function cellsOf({ content }: Publication): ReadonlyMap<string, number> {
  const cells = new Map(Object.entries(content.totals).map(([name, row]) => [name, row.respondents]));
  for (const [dimension, measures] of Object.entries(content.tables)) {
    for (const [measure, table] of Object.entries(measures)) {
      for (const [key, row] of Object.entries(table.shown))
        cells.set(`${dimension}/${key}/${measure}`, row.respondents);
      const { keys, row } = table.merged;
      if (row) cells.set(`${dimension}/${keys.join('+')}/${measure}`, row.respondents);
    }
  }
  return cells;
}

/** What the published rows leave of their total, in every table. */
function remaindersOf({ content }: Publication): number[] {
  return Object.values(content.tables).flatMap((measures) =>
    Object.entries(measures).map(([measure, { shown, merged }]) => {
      const rows: readonly (Row | null)[] = [...Object.values(shown), merged.row];
      return rows.reduce((rest, row) => rest - (row?.respondents ?? 0), content.totals[measure]?.respondents ?? 0);
    }),
  );
}

describe('publications of a whole round', () => {
  it('never hold a cell, a merged row or a remainder of one to nine people, nor move one by so few', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 30, maxLength: 160 }),
        fc.integer({ min: 1, max: 7 }),
        (people, step) => {
          const publications = publicationsOf(people, step);
          for (const publication of publications) {
            expect([...cellsOf(publication)].filter(([, respondents]) => respondents < 10)).toEqual([]);
            expect(remaindersOf(publication).filter((rest) => !isSafe(rest))).toEqual([]);
          }
          const open = publications.filter(({ locked }) => !locked).map(cellsOf);
          for (const [index, later] of open.entries()) {
            for (const earlier of open.slice(0, index)) {
              const moved = [...later].filter(([name, now]) => !isSafe(now - (earlier.get(name) ?? now)));
              expect(moved).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('keep a merged row together whose parts would tell who came to the others', () => {
    // Land and taxes stand merged with ten; the people without a field join and leave again while four come to the two.
    const at = (field: string | null, count: number): Tallied[] =>
      Array.from(
        { length: count },
        (): Tallied => ({
          answers: { G: 5, ...(field !== null && { FIELD: field }) },
          channel: 'qr',
          day: '2026-11-03',
        }),
      );
    const first = [...at('ho-tich', 40), ...at('dat-dai', 6), ...at('thue', 4)];
    const second = [...first, ...at(null, 10), ...at('dat-dai', 2)];
    const third = [...second, ...at('thue', 2), ...at('ho-tich', 20), ...at(null, 20)];
    const publications: Publication[] = [];
    for (const people of [first, second, third]) {
      const next = publishRound(centre, people, { previous: publications.at(-1) ?? null });
      if (next) publications.push(next);
    }
    const merged = publications.map(({ content }) => content.tables.field?.['question:G']?.merged);
    expect(merged.filter((one) => one?.keys.join() === 'dat-dai,thue').map((one) => one?.row?.respondents)).toEqual([
      10,
    ]);
  });

  it('count the same respondents at the lock as the responses do', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 10, maxLength: 120 }), (people) => {
        const final = publicationsOf(people, 11).at(-1);
        const table = final?.content.tables.channel?.['question:G'];
        const kiosk = people.filter(({ channel }) => channel === 'kiosk').length;
        if (table?.shown.kiosk) expect(table.shown.kiosk.respondents).toBe(kiosk);
        expect(final?.content.totals['question:G']?.respondents).toBe(people.length);
        expect(remaindersOf(final as Publication).every((rest) => rest === 0)).toBe(true);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

const aRow = (respondents: number): Row => ({ respondents, sums: [respondents] });
const aTable = (shown: Record<string, number>, merged: readonly string[] = []): Table => ({
  shown: Object.fromEntries(Object.entries(shown).map(([key, n]) => [key, aRow(n)])),
  merged: { keys: merged, row: null },
  marks: [],
});
const cells = (of: Record<string, number>) => new Map(Object.entries(of).map(([key, n]) => [key, aRow(n)]));

describe('a breakdown of a filtered selection', () => {
  const channels = aTable({ qr: 60, kiosk: 40 });
  const fields = aTable({ births: 45, copies: 30, land: 25 });

  it('merges the rows of the breakdown in which any cell of the pair is small', () => {
    const pair = cells({
      ...{ 'qr|births': 25, 'kiosk|births': 20, 'qr|copies': 12, 'kiosk|copies': 18, 'qr|land': 23, 'kiosk|land': 2 },
    });
    const crossed = crossedTable(pair, { table: channels, key: 'qr' }, fields);
    expect(crossed?.shown).toEqual({ births: aRow(25) });
    expect(crossed?.merged).toEqual({ keys: ['copies', 'land'], row: aRow(35) });
  });

  it('is refused when a single row would be left', () => {
    const pair = cells({ 'qr|births': 55, 'kiosk|births': 1, 'qr|copies': 4, 'kiosk|copies': 39 });
    expect(crossedTable(pair, { table: channels, key: 'qr' }, aTable({ births: 56, copies: 43 }))).toBeNull();
  });
});

describe('the items of a filtered selection', () => {
  it('hide a question with few answers, and one beside it that would give it away', () => {
    const respondents = new Map([
      [
        'pool',
        new Map([
          ['qr', 30],
          ['kiosk', 30],
        ]),
      ],
      [
        'question:Q01',
        new Map([
          ['qr', 30],
          ['kiosk', 30],
        ]),
      ],
      [
        'question:Q02',
        new Map([
          ['qr', 20],
          ['kiosk', 30],
        ]),
      ],
      [
        'question:Q03',
        new Map([
          ['qr', 4],
          ['kiosk', 30],
        ]),
      ],
    ]);
    const pools = new Map([['pool', ['question:Q01', 'question:Q02', 'question:Q03']]]);
    expect([...hiddenMeasures(respondents, 'qr', pools)]).toEqual(['question:Q03', 'question:Q02']);
  });

  it('hide a question where the whole minus the others would be small', () => {
    const respondents = new Map([
      [
        'question:Q01',
        new Map([
          ['qr', 30],
          ['kiosk', 4],
          ['paper', 12],
        ]),
      ],
    ]);
    expect([...hiddenMeasures(respondents, 'paper', new Map())]).toEqual(['question:Q01']);
    expect([...hiddenMeasures(respondents, 'qr', new Map())]).toEqual([]);
  });
});
