import { bySize, isSafe, MERGED, MINIMUM, mergedKeys, total } from './partition.js';
import type { PeopleAlike } from './people.js';

/**
 * One way of telling a measure by rows, as far as it is settled: a table, or all tables of a crossing. Small rows are
 * merged from the start; the closing check merges more where rows together would give somebody away.
 */
export interface Draft {
  /** Names of the told rows in which people stand, whether or not they answered; none for people it is not about. */
  rowsOf(people: PeopleAlike): readonly string[];
  /** People in a row whose answer counts. */
  sizeOf(row: string): number;
  /** Tells less, so that a row is told no more. @returns false where nothing is told already */
  merge(row: string): boolean;
  /** Settles the rows anew, after others have changed. */
  refresh(): void;
}

/** People by row key, and among them those of each counter. */
export interface Sizes {
  /** Everybody who stands there, whether or not an answer of theirs counts. */
  readonly people: ReadonlyMap<string, number>;
  /** Those whose answer counts in the measure, 0 where nobody's does. */
  readonly all: ReadonlyMap<string, number>;
  /** By key, then by counter; people who came to none are in no entry. */
  readonly byCounter: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Counts people by the key of the row that they stand in. */
export function sizesBy(
  people: readonly PeopleAlike[],
  measure: string,
  keyOf: (people: PeopleAlike) => string | undefined,
): Sizes {
  return sizesIn(partsOf(people, keyOf), measure);
}

/**
 * The same of people who are told apart already, which is done once for all measures.
 * @param counts all unless given
 * @returns rows in the order of the first who counts there: of two equally small the first is merged first
 */
export function sizesIn(
  { people, rows }: Parts,
  measure: string,
  counts: (people: PeopleAlike) => boolean = () => true,
): Sizes {
  const found = [...rows].flatMap(([key, places]) => {
    const there = places.filter((place) => isCounted(people[place], counts));
    return there.length === 0 ? [] : [{ key, first: there[0] ?? 0, there }];
  });
  const came = new Map<string, number>();
  const all = new Map<string, number>();
  const byCounter = new Map<string, ReadonlyMap<string, number>>();
  for (const { key, there } of found.sort((a, b) => a.first - b.first)) {
    let [n, answered] = [0, 0];
    const counters = new Map<string, number>();
    for (const place of there) {
      const one = people[place];
      if (!one) continue;
      n += one.people;
      if (!one.answered.has(measure)) continue;
      answered += one.people;
      const counter = one.values.get('counter');
      if (counter === undefined || counter.startsWith('_')) continue;
      counters.set(counter, (counters.get(counter) ?? 0) + one.people);
    }
    came.set(key, n);
    all.set(key, answered);
    if (counters.size > 0) byCounter.set(key, counters);
  }
  return { people: came, all, byCounter };
}

function isCounted(one: PeopleAlike | undefined, counts: (people: PeopleAlike) => boolean): boolean {
  return one !== undefined && counts(one);
}

/** People by where they stand: their places in the list, in its order. */
interface Parts {
  readonly people: readonly PeopleAlike[];
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

export function partsOf(people: readonly PeopleAlike[], keyOf: (people: PeopleAlike) => string | undefined): Parts {
  const rows = new Map<string, number[]>();
  for (const [place, one] of people.entries()) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const row = rows.get(key) ?? [];
    rows.set(key, row);
    row.push(place);
  }
  return { people, rows };
}

/** Rows that may be told: nobody or ten and more came, and so of those who answered. That few left a question out says something of them. */
export function isSafeIn({ people, all }: Sizes, keys: readonly string[]): boolean {
  return isSafe(total(keys, all)) && isSafe(total(keys, people));
}

/** True where fewer than ten people of a row came to any other place than one counter: then it tells of one person. */
export function isWorkOfOneCounter({ all, byCounter }: Sizes, keys: readonly string[]): boolean {
  const counters = new Map<string, number>();
  for (const key of keys) {
    for (const [counter, n] of byCounter.get(key) ?? []) counters.set(counter, (counters.get(counter) ?? 0) + n);
  }
  return counters.size > 0 && total(keys, all) - Math.max(...counters.values()) < MINIMUM;
}

/** How a table is told. */
export interface Telling {
  /** False where only single rows are told, never the merged one: measures that a filter asks for. */
  readonly mergedRow: boolean;
  /** True where a row may be the work of one counter: not for departments, nor for counters themselves. */
  readonly counters: boolean;
  /** Nothing is merged: the answers of a trial are nobody's. */
  readonly everything: boolean;
}

/** A coarser table of the same people: a department is its fields together. */
export interface Coarser {
  readonly table: TableDraft;
  /** People by the finer table's keys, within each key of the coarser one. */
  readonly within: ReadonlyMap<string, Sizes>;
}

/** How the rows of a table stand. */
export interface Partition {
  /** Keys with a row of their own. */
  readonly shown: ReadonlySet<string>;
  /** Keys that stand together. */
  readonly merged: readonly string[];
  /** The merged row holds enough people, and may be told. */
  readonly tellsMerged: boolean;
}

/** A table over one dimension. */
export class TableDraft implements Draft {
  told: Partition = NOTHING;
  /** The same for people who may not see what is the work of one counter; null where they see the same. */
  toldToMost: Partition | null = null;
  /** Rows by the key at which people stand. */
  private rows: ReadonlyMap<string | undefined, readonly string[]> = new Map();
  private readonly forced = new Set<string>();
  private heldMerged = false;

  constructor(
    readonly sizes: Sizes,
    private readonly keyOf: (people: PeopleAlike) => string | undefined,
    private readonly telling: Telling,
    private readonly coarser: Coarser | null = null,
  ) {
    this.refresh();
  }

  /** Keys with a row of their own, smallest first. */
  get bySize(): readonly string[] {
    return bySize(this.sizes.all).filter((key) => this.told.shown.has(key));
  }

  refresh(): void {
    const { sizes, forced, telling } = this;
    const isSafe = (keys: readonly string[]): boolean => isSafeIn(sizes, keys);
    this.told = this.partition(telling.everything ? [] : this.merged(forced, isSafe), isSafe);
    this.toldToMost = telling.everything || !telling.counters ? null : this.withoutCounters(isSafe);
    const { told, toldToMost } = this;
    this.rows = new Map(
      [...sizes.all.keys()].map((key) => {
        const row = told.shown.has(key) ? [key] : told.tellsMerged ? [MERGED] : [];
        const isForMost = toldToMost?.tellsMerged && !toldToMost.shown.has(key);
        return [key, isForMost ? [...row, FOR_MOST] : row];
      }),
    );
  }

  rowsOf(people: PeopleAlike): readonly string[] {
    return this.rows.get(this.keyOf(people)) ?? [];
  }

  sizeOf(row: string): number {
    const keys = row === MERGED ? this.told.merged : row === FOR_MOST ? (this.toldToMost?.merged ?? []) : [row];
    return total(keys, this.sizes.all);
  }

  merge(row: string): boolean {
    const [smallest] = this.bySize;
    if (row !== MERGED && row !== FOR_MOST) this.forced.add(row);
    else if (smallest !== undefined) this.forced.add(smallest);
    else if (this.heldMerged) return false;
    else this.heldMerged = true;
    this.refresh();
    return true;
  }

  /** Keeps the merged row back. */
  holdMerged(): void {
    this.heldMerged = true;
    this.refresh();
  }

  private partition(merged: readonly string[], isTold: (keys: readonly string[]) => boolean): Partition {
    const together = new Set(merged);
    return {
      shown: new Set([...this.sizes.all.keys()].filter((key) => !together.has(key))),
      merged,
      tellsMerged: this.telling.mergedRow && !this.heldMerged && merged.length > 0 && isTold(merged),
    };
  }

  /**
   * Keys of the merged row. Of each row of the coarser table so many that it gives away, less those told of it, nobody;
   * all of them where it stands in the merged row itself. The closing check would find the same and, merging one row here
   * and one there, end with none.
   */
  private merged(forced: ReadonlySet<string>, isTold: (keys: readonly string[]) => boolean): readonly string[] {
    const small = mergedKeys(this.sizes.all, forced, isTold);
    if (!this.coarser) return small;
    const { table, within } = this.coarser;
    const together = new Set(small);
    for (const [key, sizes] of within) {
      const inside = bySize(sizes.all);
      const isShown = table.told.shown.has(key);
      for (const next of inside.filter((one) => !together.has(one))) {
        const hidden = inside.filter((one) => together.has(one));
        if (isShown && isSafeIn(sizes, hidden)) break;
        together.add(next);
      }
    }
    return together.size === small.length ? small : mergedKeys(this.sizes.all, together, isTold);
  }

  private withoutCounters(isSafe: (keys: readonly string[]) => boolean): Partition | null {
    const { shown, merged } = this.told;
    const isNoCounter = (keys: readonly string[]): boolean => !isWorkOfOneCounter(this.sizes, keys);
    const ofCounters = [...shown].filter((key) => !isNoCounter([key]));
    if (ofCounters.length === 0 && (merged.length === 0 || isNoCounter(merged))) return null;
    const forced = new Set([...merged, ...ofCounters]);
    const all = this.merged(forced, (keys) => isSafe(keys) && isNoCounter(keys));
    return this.partition(all, isNoCounter);
  }
}

const NOTHING: Partition = { shown: new Set(), merged: [], tellsMerged: false };
const FOR_MOST = `${MERGED} for most`;
