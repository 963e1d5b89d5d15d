import type { Draft } from './drafts.js';
import { MINIMUM } from './partition.js';
import type { PeopleAlike } from './people.js';
import type { FileColumn } from './publication.js';

/** What a row of a file may say of a person beside the answers, the most useful first. */
const columns: readonly FileColumn[] = [
  ...(['receiving-unit', 'channel', 'month', 'group', 'age', 'sex', 'field', 'village'] as const),
];

/**
 * The columns of a file of rows: as many of them, from the front, as leave ten rows to every combination of their
 * values. Its rows tell of everybody, whatever they answered, but for a group of fewer than ten: beside the totals of the
 * others they would be told, or nothing could be of anybody.
 */
export class FileDraft implements Draft {
  readonly measure = '';
  columns: readonly FileColumn[] = [];
  /** Groups that stand in it. */
  private readonly groups: ReadonlySet<string>;

  constructor(private readonly people: readonly PeopleAlike[]) {
    const sizes = new Map<string, number>();
    for (const { group, people: alike } of people) sizes.set(group, (sizes.get(group) ?? 0) + alike);
    this.groups = new Set([...sizes].flatMap(([group, size]) => (size >= MINIMUM ? [group] : [])));
    this.columns = columns.filter((column) => people.some((alike) => valueIn(alike, column) !== undefined));
    while (this.columns.length > 0 && [...this.sizes().values()].some((size) => size < MINIMUM)) this.merge();
  }

  rowsOf(alike: PeopleAlike): readonly string[] {
    if (!this.groups.has(alike.group)) return [];
    return [this.columns.map((column) => valueIn(alike, column) ?? '').join('\t')];
  }

  sizeOf(row: string): number {
    return this.sizes().get(row) ?? 0;
  }

  merge(): boolean {
    if (this.columns.length === 0) return false;
    this.columns = this.columns.slice(0, -1);
    return true;
  }

  refresh(): void {
    // Its rows depend on no other ones.
  }

  private sizes(): ReadonlyMap<string, number> {
    const sizes = new Map<string, number>();
    for (const alike of this.people) {
      for (const row of this.rowsOf(alike)) sizes.set(row, (sizes.get(row) ?? 0) + alike.people);
    }
    return sizes;
  }
}

function valueIn(alike: PeopleAlike, column: FileColumn): string | undefined {
  return column === 'group' ? alike.group : alike.values.get(column);
}
