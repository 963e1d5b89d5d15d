import fc from 'fast-check';
import { isSafe } from './partition.js';
import { nextTable } from './publication-rule.js';
import { completeTable, type Row, type Table } from './published-table.js';

/** A published set of people, so that the test can subtract people and not only counts. */
interface Snapshot {
  readonly total: ReadonlySet<number>;
  readonly rows: ReadonlyMap<string, ReadonlySet<number>>;
}

const aRow = (respondents: number): Row => ({ respondents, sums: [respondents] });
const cells = (of: Record<string, number>) => new Map(Object.entries(of).map(([key, n]) => [key, aRow(n)]));

describe('the publication rule', () => {
  it('keeps a unit as it was until ten more have answered there', () => {
    const first = completeTable(cells({ justice: 30, land: 40 }), null);
    const next = nextTable(first, cells({ justice: 35, land: 55 }));
    expect(next?.shown.justice?.respondents).toBe(30);
  });

  it('holds back a moving unit where what is not yet shown would be fewer than ten', () => {
    const first = completeTable(cells({ justice: 30, land: 40 }), null);
    const next = nextTable(first, cells({ justice: 33, land: 55 }));
    expect(next?.shown).toEqual({ justice: aRow(30), land: aRow(40) });
  });

  it('lets a unit leave the merged row when it and the rest have ten each and ten came to the row', () => {
    const first = completeTable(cells({ land: 40, justice: 6, health: 7 }), null);
    expect(first.merged).toEqual({ keys: ['health', 'justice'], row: aRow(13) });
    const next = nextTable(first, cells({ land: 40, justice: 18, health: 10 }));
    expect(next?.shown).toEqual({ land: aRow(40), justice: aRow(18), health: aRow(10) });
    const together = nextTable(first, cells({ land: 52, justice: 12, health: 7 }));
    expect(together?.merged).toEqual({ keys: ['health', 'justice'], row: aRow(13) });
  });

  it('keeps fields where their department minus the shown ones would be fewer than ten', () => {
    const rowOf = new Map([
      ['civil-status', 'justice'],
      ['copies', 'justice'],
      ['land', 'land-office'],
    ]);
    const first = completeTable(cells({ 'civil-status': 20, copies: 20, land: 20 }), null);
    const respondents = new Map([
      ['justice', 55],
      ['land-office', 32],
    ]);
    const next = nextTable(first, cells({ 'civil-status': 32, copies: 23, land: 32 }), {
      parents: { respondents, rowOf },
      totalIsPublished: true,
      split: true,
    });
    expect(next?.shown['civil-status']?.respondents).toBe(20);
  });

  it('never lets two publications differ by one to nine people in a cell, the merged row or what remains', () => {
    const arrivals = fc.array(fc.nat(8), { minLength: 80, maxLength: 400 });
    fc.assert(
      fc.property(arrivals, fc.infiniteStream(fc.integer({ min: 1, max: 15 })), (keys, steps) => {
        const snapshots = publishAlong(
          keys.map((key) => Math.floor(key ** 1.4)),
          steps,
        );
        for (const [index, later] of snapshots.entries()) {
          if (![...later.rows.values()].every((row) => row.size >= 10)) return false;
          for (const earlier of snapshots.slice(0, index)) if (!staysSafe(earlier, later)) return false;
        }
        return knownGroups(snapshots).every(isSafe);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});

/** Publishes as people come, at any number of arrivals, whenever ten are new; keys are those of the people in order. */
function publishAlong(keys: readonly number[], steps: Iterator<number>): Snapshot[] {
  const snapshots: Snapshot[] = [];
  let table: Table | null = null;
  let published = new Map<string, Set<number>>();
  let shownTotal = 0;
  for (let arrived = steps.next().value ?? 1; arrived <= keys.length; arrived += steps.next().value ?? 1) {
    if (arrived - shownTotal < 10) continue;
    const people = new Map<string, Set<number>>();
    keys.slice(0, arrived).forEach((key, person) => {
      people.set(`k${key}`, (people.get(`k${key}`) ?? new Set()).add(person));
    });
    const fresh = new Map([...people].map(([key, of]) => [key, aRow(of.size)]));
    const next: Table | null = table ? nextTable(table, fresh) : completeTable(fresh, null);
    if (!next) throw new Error('holding everything back must be possible');
    const rows = new Map<string, Set<number>>();
    for (const [key, row] of Object.entries(next.shown)) {
      const now = people.get(key) ?? new Set<number>();
      rows.set(key, now.size === row.respondents ? now : (published.get(key) ?? new Set()));
    }
    if (next.merged.row) {
      const now = union(next.merged.keys.map((key) => people.get(key) ?? new Set()));
      rows.set('_merged', now.size === next.merged.row.respondents ? now : (published.get('_merged') ?? new Set()));
    }
    snapshots.push({ total: new Set(Array.from({ length: arrived }, (_, person) => person)), rows });
    [table, published, shownTotal] = [next, rows, arrived];
  }
  return snapshots;
}

function staysSafe(earlier: Snapshot, later: Snapshot): boolean {
  const hidden = (snapshot: Snapshot) => minus(snapshot.total, union([...snapshot.rows.values()])).size;
  const moves = [...earlier.rows].flatMap(([id, row]) => {
    const now = later.rows.get(id);
    if (!now || (id === '_merged' && !isSubset(row, now))) return [];
    return [minus(now, row).size];
  });
  return isSafe(later.total.size - earlier.total.size) && moves.every(isSafe) && isSafe(hidden(later));
}

/** Who came between any two publications, less every published move of a row that lies between them. */
function knownGroups(snapshots: readonly Snapshot[]): number[] {
  const moves = snapshots.flatMap((snapshot, index) => movesOf(snapshots[index - 1], snapshot));
  return snapshots.flatMap((later, index) =>
    [null, ...snapshots.slice(0, index)].map((earlier) => {
      const came = minus(later.total, earlier?.total ?? new Set());
      return minus(came, union(moves.filter((move) => isSubset(move, came)))).size;
    }),
  );
}

function movesOf(before: Snapshot | undefined, after: Snapshot): Set<number>[] {
  const merged = before?.rows.get('_merged');
  const added = [...after.rows].filter(([id]) => id === '_merged' || !before?.rows.has(id)).map(([, row]) => row);
  const grown = [...after.rows].filter(([id]) => id !== '_merged' && before?.rows.has(id));
  return [
    minus(union(added), merged ?? new Set()),
    ...grown.map(([id, row]) => minus(row, before?.rows.get(id) ?? new Set())),
  ].filter((move) => move.size > 0);
}

function union(sets: readonly ReadonlySet<number>[]): Set<number> {
  return new Set(sets.flatMap((set) => [...set]));
}

function minus(from: ReadonlySet<number>, less: ReadonlySet<number>): Set<number> {
  return new Set([...from].filter((person) => !less.has(person)));
}

function isSubset(of: ReadonlySet<number>, whole: ReadonlySet<number>): boolean {
  return [...of].every((person) => whole.has(person));
}
