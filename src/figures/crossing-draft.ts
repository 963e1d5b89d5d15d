import {
  type Draft,
  isSafeIn,
  isWorkOfOneCounter,
  type Partition,
  type Sizes,
  type TableDraft,
  type Telling,
} from './drafts.js';
import { MERGED, total } from './partition.js';
import type { PeopleAlike } from './people.js';

/**
 * Tables over one dimension, one for each row of another that can be selected. Rows of the breakdown are merged,
 * smallest first, until no cell anywhere in the pair holds one to nine people, or is the work of one counter where the
 * selection is not.
 */
export class CrossingDraft implements Draft {
  /** Keys of the breakdown that stand together; null where only one row would be left, so that nothing can be told. */
  merged: readonly string[] | null = null;
  /** Rows by the cell in which people stand. */
  private rows: ReadonlyMap<string | undefined, readonly string[]> = new Map();
  private readonly forced = new Set<string>();
  private isClosed = false;

  /** @param sizes by `selection key|breakdown key` */
  constructor(
    private readonly selection: TableDraft,
    private readonly breakdown: TableDraft,
    private readonly sizes: Sizes,
    private readonly keyOf: (people: PeopleAlike) => string | undefined,
    private readonly telling: Telling,
  ) {
    this.refresh();
  }

  /** Rows of the breakdown that stand alone, smallest first. */
  get open(): readonly string[] {
    return this.breakdown.bySize.filter((key) => !this.merged?.includes(key));
  }

  /** Keys by which the tables may be asked for. */
  get selectable(): readonly string[] {
    return [...this.selection.told.shown];
  }

  /** How the rows of each of its tables stand; null where nothing is told. */
  get told(): Partition | null {
    const { merged } = this;
    const shown = new Set(this.open);
    return merged && { shown, merged, tellsMerged: merged.length > 0 };
  }

  refresh(): void {
    const merged = new Set([...this.breakdown.told.merged, ...this.forced]);
    const { bySize } = this.breakdown;
    const open = bySize.filter((key) => !merged.has(key));
    for (;;) {
      const small = open.find((key) => this.isSmall([key])) ?? (this.isSmall([...merged]) ? open[0] : undefined);
      if (small === undefined) break;
      merged.add(small);
      open.splice(open.indexOf(small), 1);
    }
    const isNarrow = this.isSmall([...merged]) || (open.length === 0 && bySize.length > 0);
    this.merged = this.isClosed || (isNarrow && !this.telling.everything) ? null : [...merged];
    this.rows = new Map([...this.sizes.all.keys()].map((cell) => [cell, this.rowsAt(cell)]));
  }

  rowsOf(people: PeopleAlike): readonly string[] {
    return this.rows.get(this.keyOf(people)) ?? [];
  }

  sizeOf(row: string): number {
    const [selected = '', key = ''] = row.split('|');
    return total(cellsOf([selected], key === MERGED ? (this.merged ?? []) : [key]), this.sizes.all);
  }

  merge(row: string): boolean {
    if (this.merged === null) return false;
    const key = row.slice(row.indexOf('|') + 1);
    const next = key === MERGED ? this.open[0] : key;
    if (next === undefined) this.isClosed = true;
    else this.forced.add(next);
    this.refresh();
    return true;
  }

  private rowsAt(cell: string): readonly string[] {
    const [selected = '', key = ''] = cell.split('|');
    if (this.merged === null || !this.selection.told.shown.has(selected)) return [];
    return [`${selected}|${this.merged.includes(key) ? MERGED : key}`];
  }

  private isSmall(keys: readonly string[]): boolean {
    if (this.telling.everything) return false;
    const { told } = this.selection;
    const parts = [...[...told.shown].map((key) => [key]), told.merged];
    return parts.some((part) => !isSafeIn(this.sizes, cellsOf(part, keys)) || this.tellsOfOneCounter(part, keys));
  }

  private tellsOfOneCounter(part: readonly string[], keys: readonly string[]): boolean {
    if (!this.telling.counters || isWorkOfOneCounter(this.selection.sizes, part)) return false;
    return isWorkOfOneCounter(this.sizes, cellsOf(part, keys));
  }
}

function cellsOf(part: readonly string[], keys: readonly string[]): readonly string[] {
  return part.flatMap((first) => keys.map((second) => `${first}|${second}`));
}
