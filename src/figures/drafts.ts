import { isSafe, MERGED, MINIMUM, mergedKeys, total } from './partition.js';
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
  const came = new Map<string, number>();
  const all = new Map<string, number>();
  const byCounter = new Map<string, Map<string, number>>();
  for (const alike of people) {
    const key = keyOf(alike);
    if (key === undefined) continue;
    came.set(key, (came.get(key) ?? 0) + alike.people);
    all.set(key, (all.get(key) ?? 0) + (alike.answered.has(measure) ? alike.people : 0));
    if (!alike.answered.has(measure)) continue;
    const counter = alike.values.get('counter');
    if (counter === undefined || counter.startsWith('_')) continue;
    const counters = byCounter.get(key) ?? new Map<string, number>();
    byCounter.set(key, counters.set(counter, (counters.get(counter) ?? 0) + alike.people));
  }
  return { people: came, all, byCounter };
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

/** A table over one dimension. */
export class TableDraft implements Draft {
  /** Keys with a row of their own. */
  shown: ReadonlySet<string> = new Set();
  /** Keys that stand together, smallest first. */
  merged: readonly string[] = [];
  /** The same for people who may not see what is the work of one counter; null where they see the same. */
  mergedForMost: readonly string[] | null = null;
  /** Rows by the key at which people stand. */
  private rows: ReadonlyMap<string | undefined, readonly string[]> = new Map();
  private readonly forced = new Set<string>();
  private heldMerged = false;

  constructor(
    readonly sizes: Sizes,
    private readonly keyOf: (people: PeopleAlike) => string | undefined,
    private readonly telling: Telling,
  ) {
    this.refresh();
  }

  /** The merged row holds enough people, and may be told. */
  get tellsMerged(): boolean {
    return this.telling.mergedRow && !this.heldMerged && this.isTold(this.merged);
  }

  get tellsMergedToMost(): boolean {
    const keys = this.mergedForMost;
    return keys !== null && this.telling.mergedRow && !this.heldMerged && !this.isOneCounter(keys);
  }

  /** Keys with a row of their own, smallest first. */
  get bySize(): readonly string[] {
    const size = (key: string): number => this.sizes.all.get(key) ?? 0;
    return [...this.shown].toSorted((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
  }

  refresh(): void {
    const isTold = (keys: readonly string[]) => isSafeIn(this.sizes, keys);
    this.merged = this.telling.everything ? [] : mergedKeys(this.sizes.all, this.forced, isTold);
    const together = new Set(this.merged);
    this.shown = new Set([...this.sizes.all.keys()].filter((key) => !together.has(key)));
    this.mergedForMost = this.mergedWithoutCounters();
    this.rows = this.settledRows();
  }

  rowsOf(people: PeopleAlike): readonly string[] {
    return this.rows.get(this.keyOf(people)) ?? [];
  }

  sizeOf(row: string): number {
    const keys = row === MERGED ? this.merged : row === FOR_MOST ? (this.mergedForMost ?? []) : [row];
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
    this.rows = this.settledRows();
  }

  private mergedWithoutCounters(): readonly string[] | null {
    if (!this.telling.counters || this.telling.everything) return null;
    const ofCounters = [...this.shown].filter((key) => this.isOneCounter([key]));
    if (ofCounters.length === 0 && !(this.merged.length > 0 && this.isOneCounter(this.merged))) return null;
    const forced = new Set([...this.merged, ...ofCounters]);
    return mergedKeys(this.sizes.all, forced, (keys) => this.isTold(keys) && !this.isOneCounter(keys));
  }

  private settledRows(): ReadonlyMap<string, readonly string[]> {
    const [merged, forMost] = [this.tellsMerged ? [MERGED] : [], this.tellsMergedToMost ? [FOR_MOST] : []];
    const ofMost = new Set(this.mergedForMost);
    return new Map(
      [...this.sizes.all.keys()].map((key) => {
        return [key, [...(this.shown.has(key) ? [key] : merged), ...(ofMost.has(key) ? forMost : [])]];
      }),
    );
  }

  private isTold(keys: readonly string[]): boolean {
    return keys.length > 0 && (this.telling.everything || isSafeIn(this.sizes, keys));
  }

  private isOneCounter(keys: readonly string[]): boolean {
    return isWorkOfOneCounter(this.sizes, keys);
  }
}

const FOR_MOST = `${MERGED} for most`;
