import { Attacker, type Members } from './attacker.js';
import type { Person } from './simulated-commune.js';
import type { Reader, ToldRow } from './told-rows.js';

/** One set of people of whom something follows. */
export interface Found {
  readonly measure: string;
  readonly of: ToldRow['of'];
  readonly members: Members;
}

/** Attackers by measure and by what is told of it. */
export function attackersOf(rows: readonly ToldRow[]): ReadonlyMap<string, Attacker> {
  const attackers = new Map<string, Attacker>();
  for (const { measure, of, members } of rows) {
    const name = `${of} ${measure}`;
    const attacker = attackers.get(name) ?? new Attacker();
    attacker.learn(members);
    attackers.set(name, attacker);
  }
  return attackers;
}

/** Everybody in a group of one to nine of whom something follows from what is told. */
export function foundIn(people: readonly Person[], rows: readonly ToldRow[]): readonly Found[] {
  const cells = cellsOf(people);
  const looked = new Map<string, readonly Members[]>();
  return [...attackersOf(rows)].flatMap(([name, attacker]) => {
    const [of = '', measure = ''] = name.split(' ');
    const sums = attacker.sums
      .map((members) => members.join())
      .toSorted()
      .join(' ');
    const known = looked.get(sums) ?? found(attacker, cells);
    looked.set(sums, known);
    return known.map((members) => ({ measure, of: of as ToldRow['of'], members }));
  });
}

function found(attacker: Attacker, cells: readonly Members[]): readonly Members[] {
  const anybody = new Set(attacker.sums.flat());
  const small = cells
    .map((members) => members.filter((one) => anybody.has(one)))
    .filter(({ length }) => length > 0 && length < 10)
    .filter((members) => attacker.knows(members));
  return [...new Map([...attacker.findsAll(), ...small].map((members) => [members.join(), members])).values()];
}

/**
 * The same from all measures together: a pool is the sum of its items, so each person has an unknown number for each item.
 * Looked at are single numbers, and what the people of a cell say to each item and to each pool.
 */
export function foundTogether(people: readonly Person[], rows: readonly ToldRow[], reader: Reader): readonly Found[] {
  const sums = rows.filter(({ measure }) => measure !== 'complete');
  const cells = cellsOf(people);
  return (['answers', 'missing'] as const).flatMap((of) => {
    const codes = new Map<string, number>();
    const unknownsOf = (measure: string, members: Members): Members =>
      reader.codesOf(measure).flatMap((code) => {
        const place = codes.get(code) ?? codes.size;
        codes.set(code, place);
        return members
          .filter((one) => of === 'missing' || reader.counts(`question:${code}`, one))
          .map((one) => place * people.length + one);
      });
    const attacker = new Attacker((unknown) => unknown % people.length);
    for (const row of sums) if (row.of === of) attacker.learn(unknownsOf(row.measure, row.members));
    const measures = [...new Set(sums.flatMap((row) => (row.of === of ? [row.measure] : [])))];
    const small = measures.flatMap((measure) =>
      cells.flatMap((cell) => {
        const members = cell.filter((one) => of === 'missing' || reader.counts(measure, one));
        const isFound = members.length > 0 && members.length < 10 && attacker.knows(unknownsOf(measure, members));
        return isFound ? [{ measure, of, members }] : [];
      }),
    );
    const sets = attacker.findsAll(1).map((unknowns) => {
      const asked = [...codes].filter(([, place]) => unknowns.some((one) => Math.floor(one / people.length) === place));
      return {
        measure: asked.map(([code]) => code).join('+'),
        of,
        members: unknowns.map((one) => one % people.length),
      };
    });
    return [...sets, ...small];
  });
}

/** The people of every cell of one, two and three things that are known of them. */
function cellsOf(people: readonly Person[]): readonly Members[] {
  const cells = new Map<string, number[]>();
  for (const [index, { group, cells: of }] of people.entries()) {
    const names = Object.entries(of).map(([name, key]) => `${name}=${key}`);
    for (const [at, first] of names.entries()) {
      for (const [next, second] of names.entries()) {
        for (const third of next > at ? ['', ...names.slice(next + 1)] : next === at ? [''] : []) {
          const key = `${group} ${first} ${second} ${third}`;
          const members = cells.get(key);
          if (members) members.push(index);
          else cells.set(key, [index]);
        }
      }
    }
  }
  return [...cells.values()];
}
