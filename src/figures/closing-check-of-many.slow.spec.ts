import { closingCheck, type ToldRows } from './closing-check.js';

describe('the closing check of three thousand people', () => {
  const next = (seed: number): (() => number) => {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  };
  /** 20 units, 12 fields, 6 ages, 2 sexes, 3 channels, some of them crossed; sizes as unequal as in life. */
  const random = next(7);
  const pick = (rows: number): number => Math.floor(rows * random() ** 2);
  const persons = Array.from({ length: 3_000 }, () => [pick(20), pick(12), pick(6), pick(2), pick(3)] as const);
  const parts = [
    ...[0, 1, 2, 3, 4].map((of) => persons.map((p) => p[of] ?? 0)),
    persons.map((p) => 100 + (p[0] ?? 0) * 3 + (p[4] ?? 0)),
    persons.map((p) => 200 + (p[1] ?? 0) * 6 + (p[2] ?? 0)),
  ];
  const told = (untold: (group: number, table: number) => boolean): ToldRows => {
    const rowsOf: number[][] = persons.map(() => [0]);
    let rows = 1;
    for (const [table, rowOf] of parts.entries()) {
      for (const row of new Set(rowOf)) {
        const members = [...rowOf.keys()].filter((i) => rowOf[i] === row && !untold(i, table));
        if (members.length < 20) continue;
        for (const i of members) rowsOf[i]?.push(rows);
        rows++;
      }
    }
    return { people: persons.map(() => 1), rowsOf, rows };
  };
  const hidden = (members: readonly number[]) => told((person, table) => table === 3 && members.includes(person));

  it('finds nobody where every row and what it leaves has twenty', () => {
    expect(closingCheck(hidden([])).found).toEqual([]);
  });

  it.each([1, 2, 3, 5, 9])('finds %i people whom both sexes leave out of their rows', (count) => {
    const members = Array.from({ length: count }, (_, i) => i * 311 + 5);
    const found = closingCheck(hidden(members)).found.map(({ groups }) => groups);
    expect(found.some((groups) => groups.every((group) => members.includes(group)))).toBe(true);
  });
});
