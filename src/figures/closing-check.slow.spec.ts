import fc from 'fast-check';
import { closingCheck, type GivenAway, type ToldRows } from './closing-check.js';

/** Rank over the whole numbers, by elimination without fractions: written apart from what it tests. */
function rank(matrix: readonly (readonly bigint[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = rows.findIndex((row, index) => index >= found && row[column] !== 0n);
    const pivot = rows[at];
    if (!pivot) continue;
    rows[at] = rows[found] ?? pivot;
    rows[found] = pivot;
    for (const row of rows.slice(found + 1)) {
      const [times, by] = [pivot[column] ?? 0n, row[column] ?? 0n];
      for (const [index, value] of pivot.entries()) row[index] = (row[index] ?? 0n) * times - value * by;
    }
    found++;
  }
  return found;
}

const indicator = (members: readonly number[], groups: number): bigint[] =>
  Array.from({ length: groups }, (_, group) => (members.includes(group) ? 1n : 0n));

/** The told rows with these indexes as equations. */
const equations = ({ rowsOf, rows }: ToldRows, which = [...Array(rows).keys()]): bigint[][] =>
  which.map((row) => rowsOf.map((stands) => (stands.includes(row) ? 1n : 0n)));

const follows = (groups: readonly number[], told: ToldRows, which?: number[]): boolean => {
  const matrix = equations(told, which);
  return rank([...matrix, indicator(groups, told.people.length)]) === rank(matrix);
};

const peopleOf = (groups: readonly number[], told: ToldRows): number =>
  groups.reduce((sum, group) => sum + (told.people[group] ?? 0), 0);

/** Every set of up to three groups in different rows that is given away and contains no other, one by one. */
function givenAwayByTrial(told: ToldRows): number[][] {
  const alike = new Map<string, number[]>();
  for (const [group, rows] of told.rowsOf.entries()) {
    const key = rows.toSorted((a, b) => a - b).join();
    alike.set(key, [...(alike.get(key) ?? []), group]);
  }
  const groups = [...alike.values()];
  const singles = groups.map((_, index) => [index]);
  const more = (sets: number[][]) =>
    sets.flatMap((set) => groups.flatMap((_, i) => (i > Math.max(...set) ? [[...set, i]] : [])));
  const found: number[][] = [];
  for (const set of [...singles, ...more(singles), ...more(more(singles))]) {
    const members = set.flatMap((index) => groups[index] ?? []).sort((a, b) => a - b);
    if (found.some((other) => other.every((group) => members.includes(group)))) continue;
    if (peopleOf(members, told) < 10 && follows(members, told)) found.push(members);
  }
  return found;
}

/** Of people, each in one row of every table. */
function tables(people: readonly number[], rowIn: readonly (readonly number[])[]): ToldRows {
  const rowsOf: number[][] = people.map(() => []);
  let rows = 0;
  for (const table of rowIn) {
    for (const row of new Set(table)) {
      for (const [group, at] of table.entries()) if (at === row) rowsOf[group]?.push(rows);
      rows++;
    }
  }
  return { people, rowsOf, rows };
}

const someRows = fc.integer({ min: 1, max: 9 }).chain((rows) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.subarray([...Array(rows).keys()])), {
      minLength: 1,
      maxLength: 9,
    })
    .map((groups): ToldRows => ({ people: groups.map(([n]) => n), rowsOf: groups.map(([, r]) => r), rows })),
);
/** Tables of the same people, as units, villages, ages; a row may stay untold. */
const someTables = fc.integer({ min: 4, max: 11 }).chain((groups) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: groups, maxLength: groups }),
      fc.array(fc.array(fc.nat(3), { minLength: groups, maxLength: groups }), { minLength: 1, maxLength: 4 }),
      fc.nat(9),
    )
    .map(([people, rowIn, untold]) => {
      const told = tables(people, rowIn);
      return { ...told, rowsOf: told.rowsOf.map((rows) => rows.filter((row) => row !== untold)) };
    }),
);
const anyTold = fc.oneof(someRows, someTables);

const sets = (found: readonly GivenAway[]) => found.map(({ groups }) => groups.join()).sort();

describe('the closing check', () => {
  it('finds the unit that is all minus the others', () => {
    const told = { people: [30, 20, 4], rowsOf: [[0, 1], [0, 2], [0]], rows: 3 };
    expect(closingCheck(told)).toEqual({
      found: [{ groups: [2], people: 4, rows: [0, 1, 2] }],
      equations: 3,
      groups: 3,
    });
  });

  it('is content where nobody is told of, and where everybody has ten beside them', () => {
    expect(closingCheck({ people: [], rowsOf: [], rows: 0 }).found).toEqual([]);
    expect(closingCheck({ people: [4], rowsOf: [[]], rows: 1 }).found).toEqual([]);
    expect(closingCheck({ people: [6, 7], rowsOf: [[0], [0]], rows: 1 })).toEqual({
      found: [],
      equations: 1,
      groups: 1,
    });
  });

  it('takes groups that stand in the same rows for one', () => {
    const told = { people: [12, 2, 3], rowsOf: [[0, 1], [0], [0]], rows: 2 };
    expect(closingCheck(told).found).toEqual([{ groups: [1, 2], people: 5, rows: [0, 1] }]);
  });

  it('finds two and three groups together of whom each alone is safe', () => {
    // A row of four people who differ in their village, which is told of everybody.
    const told = {
      people: [2, 2, 11, 12],
      rowsOf: [
        [0, 1, 3],
        [0, 2, 3],
        [0, 1],
        [0, 2],
      ],
      rows: 4,
    };
    expect(closingCheck(told).found).toEqual([{ groups: [0, 1], people: 4, rows: [3] }]);
    const three = { people: [2, 3, 4, 30, 30, 30], rowsOf: [[0, 3], [1, 3], [2, 3], [0], [1], [2]], rows: 4 };
    expect(closingCheck(three).found).toEqual([{ groups: [0, 1, 2], people: 9, rows: [3] }]);
  });

  it('finds eight people in eight different groups', () => {
    const people = [...Array(8).fill(1), ...Array(8).fill(20)];
    const told = { people, rowsOf: people.map((n, i) => (n === 1 ? [i, 8] : [i - 8])), rows: 9 };
    expect(closingCheck(told).found.map(({ people }) => people)).toEqual([8]);
  });

  it('finds exactly what trying every one, two and three groups with fractions finds', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const found = closingCheck(told).found;
        const tried = givenAwayByTrial(told);
        expect(sets(found)).toEqual(expect.arrayContaining(tried.map(String).sort()));
        for (const { groups, people } of found) {
          expect(people).toBe(peopleOf(groups, told));
          expect(people).toBeLessThan(10);
          expect(follows(groups, told)).toBe(true);
          expect(found.filter((other) => other.groups.every((group) => groups.includes(group)))).toHaveLength(1);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('names rows it follows from, the last of which it needs', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        for (const { groups, rows } of closingCheck(told).found) {
          expect(follows(groups, told, [...rows])).toBe(true);
          expect(follows(groups, told, [...Array(rows.at(-1) ?? 0).keys()])).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same whatever the order of rows and groups, and whatever the chance', () => {
    fc.assert(
      fc.property(
        anyTold,
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (told, chance) => {
          const random = (): number => chance.next().value ?? 0;
          const by = (length: number) =>
            [...Array(length).keys()].map((i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
          const rowAt = by(told.rows).map(({ i }) => i);
          const groupAt = by(told.people.length).map(({ i }) => i);
          const turned = {
            people: groupAt.map((group) => told.people[group] ?? 0),
            rowsOf: groupAt.map((group) => (told.rowsOf[group] ?? []).map((row) => rowAt[row] ?? 0)),
            rows: told.rows,
          };
          // Sets of at most three groups; larger ones may need another order to be found.
          const small = (found: readonly GivenAway[]) => sets(found.filter(({ groups }) => groups.length <= 3));
          const back = closingCheck(turned).found.map((given) => ({
            ...given,
            groups: given.groups.map((group) => groupAt[group] ?? 0).sort((a, b) => a - b),
          }));
          expect(small(back)).toEqual(small(closingCheck(told).found));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is content after the last row that each is found by was merged with another, again and again', () => {
    fc.assert(
      fc.property(someTables, (told) => {
        let now: ToldRows = told;
        for (let round = 0; round <= told.rows; round++) {
          const last = closingCheck(now).found[0]?.rows.at(-1);
          if (last === undefined) break;
          // Into the row before it; the first is no longer told.
          const rowsOf = now.rowsOf.map((rows) => {
            const merged = rows.map((row) => (row === last ? last - 1 : row)).filter((row) => row >= 0);
            return [...new Set(merged)].map((row) => (row > last ? row - 1 : row));
          });
          now = { people: now.people, rowsOf, rows: now.rows - 1 };
        }
        expect(closingCheck(now).found).toEqual([]);
        expect(givenAwayByTrial(now)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stops at a thousand', () => {
    const people = Array<number>(1_001).fill(1);
    expect(closingCheck({ people, rowsOf: people.map((_, i) => [i]), rows: 1_001 }).found).toHaveLength(1_000);
  });
});
