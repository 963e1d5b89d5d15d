import type { Draft } from './drafts.js';
import { MINIMUM } from './partition.js';
import type { PeopleAlike } from './people.js';
import type { FileColumn } from './publication.js';

/**
 * What a row of a file may say of a person beside the answers, the most useful first: figures are of one group, so without
 * it nobody could count what they tell.
 */
export const fileColumns: readonly FileColumn[] = [
  ...(['group', 'receiving-unit', 'channel', 'month', 'age', 'sex', 'field', 'village'] as const),
];

/**
 * The columns of a file of rows: as many of them, from the front, as leave ten rows to every combination of their
 * values. Its rows tell of everybody, whatever they answered, but for a group of fewer than ten: beside the totals of the
 * others they would be told, or nothing could be of anybody.
 */
export class FileDraft implements Draft {
  columns: readonly FileColumn[];
  /** The row of everybody who stands in the file, and how many people stand in each. */
  private rows: ReadonlyMap<PeopleAlike, string> = new Map();
  private sizes: ReadonlyMap<string, number> = new Map();
  private readonly people: readonly PeopleAlike[];

  constructor(everybody: readonly PeopleAlike[]) {
    const groups = sizesOf(everybody, ({ group }) => group);
    this.people = everybody.filter(({ group }) => (groups.get(group) ?? 0) >= MINIMUM);
    const told = fileColumns.filter((column) => everybody.some((alike) => valueIn(alike, column) !== undefined));
    const isOfSeveral = new Set(this.people.map(({ group }) => group)).size > 1;
    this.columns = told.filter((column) => column !== 'group' || isOfSeveral);
    this.settle();
    while (this.columns.length > 0 && [...this.sizes.values()].some((size) => size < MINIMUM)) this.merge();
  }

  rowsOf(alike: PeopleAlike): readonly string[] {
    const row = this.rows.get(alike);
    return row === undefined ? [] : [row];
  }

  sizeOf(row: string): number {
    return this.sizes.get(row) ?? 0;
  }

  merge(): boolean {
    if (this.columns.length === 0) return false;
    this.columns = this.columns.slice(0, -1);
    this.settle();
    return true;
  }

  refresh(): void {
    // Its rows depend on no other ones.
  }

  private settle(): void {
    const rowOf = (alike: PeopleAlike): string => this.columns.map((one) => valueIn(alike, one) ?? '').join('\t');
    this.rows = new Map(this.people.map((alike) => [alike, rowOf(alike)]));
    this.sizes = sizesOf(this.people, (alike) => this.rows.get(alike) ?? '');
  }
}

function sizesOf(people: readonly PeopleAlike[], keyOf: (alike: PeopleAlike) => string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const alike of people) sizes.set(keyOf(alike), (sizes.get(keyOf(alike)) ?? 0) + alike.people);
  return sizes;
}

function valueIn(alike: PeopleAlike, column: FileColumn): string | undefined {
  return column === 'group' ? alike.group : alike.values.get(column);
}
