import fc from 'fast-check';
import { isSafe } from './partition.js';
import { nextTable } from './publication-rule.js';
import { completeTable, type Row, type Table } from './published-table.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
/** How many people come to each key between two attempts: mostly few, to small keys seldom anybody. */
const arrivals = fc.array(fc.tuple(...KEYS.map((_, index) => fc.integer({ min: 0, max: 9 - index }))), {
  minLength: 8,
  maxLength: 40,
});

interface Published {
  readonly total: number;
  readonly table: Table;
}

/** Every publication of one table while people come to its keys, as the publishing job makes them. */
function publicationsOf(steps: readonly (readonly number[])[]): Published[] {
  const counts = KEYS.map(() => 0);
  const published: Published[] = [];
  for (const step of steps) {
    step.forEach((people, index) => {
      counts[index] = (counts[index] ?? 0) + people;
    });
    const total = counts.reduce((sum, n) => sum + n, 0);
    const last = published.at(-1);
    if (total - (last?.total ?? 0) < 10) continue;
    const fresh = new Map(
      KEYS.flatMap((key, index): [string, Row][] => {
        const respondents = counts[index] ?? 0;
        return respondents > 0 ? [[key, { respondents, sums: [] }]] : [];
      }),
    );
    const table = last ? nextTable(last.table, fresh) : completeTable(fresh, null);
    if (table) published.push({ total, table });
  }
  return published;
}

/** Respondents of every set of keys that is a row, or a sum of rows. */
function toldBy({ table: { shown, merged } }: Published): ReadonlyMap<string, number> {
  const rows = Object.entries(shown).map(([key, { respondents }]) => ({ keys: [key], respondents }));
  if (merged.row && merged.keys.length > 0) rows.push({ keys: [...merged.keys], respondents: merged.row.respondents });
  const told = new Map<string, number>();
  for (let chosen = 1; chosen < 1 << rows.length; chosen += 1) {
    const sum = rows.filter((_, index) => chosen & (1 << index));
    const keys = sum.flatMap((row) => row.keys).toSorted();
    told.set(
      keys.join('+'),
      sum.reduce((n, row) => n + row.respondents, 0),
    );
  }
  return told;
}

describe('one table over time', () => {
  it('never shows fewer than ten people come to a row, or to a merged row that comes back after others joined', () => {
    fc.assert(
      fc.property(arrivals, (steps) => {
        const published = publicationsOf(steps);
        const told = published.map(toldBy);
        for (const [index, later] of told.entries()) {
          for (const earlier of told.slice(0, index)) {
            const rows = [...later].filter(([keys]) => published.some(({ table }) => isRow(table, keys)));
            expect(rows.filter(([keys, n]) => !isSafe(n - (earlier.get(keys) ?? n)))).toEqual([]);
          }
        }
      }),
      { numRuns: 450, seed: 11, endOnFailure: true },
    );
  });
});

function isRow({ shown, merged }: Table, keys: string): boolean {
  return shown[keys] !== undefined || (merged.row !== null && merged.keys.toSorted().join('+') === keys);
}
