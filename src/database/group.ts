import type { Work } from './statement.js';

/** Work over everything that the units of one group handed in. */
export type Finish<T> = (items: readonly T[]) => Work<void>;

/**
 * What the units of one commit have in common. Many responses add to the same sums: each unit hands its part in, and
 * the group writes every sum once, just before COMMIT. A group that is rolled back is thrown away with what it holds.
 */
export class Group {
  private readonly parts = new Map<Finish<never>, unknown[]>();
  private readonly known = new Map<string, unknown>();

  /** Reads once for all units what stays as it is until COMMIT, because the group holds it. */
  *once<T>(name: string, work: () => Work<T>): Work<T> {
    if (!this.known.has(name)) this.known.set(name, yield* work());
    return this.known.get(name) as T;
  }

  /** Hands an item in; `finish` runs once at the end of the group, with all items handed in for it. */
  handIn<T>(finish: Finish<T>, item: T): void {
    const items = this.parts.get(finish as Finish<never>) ?? [];
    items.push(item);
    this.parts.set(finish as Finish<never>, items);
  }

  /**
   * Does what the units so far have handed in, and forgets what they read: for a unit that relies on the sums, or
   * changes what the others rely on.
   */
  *settle(): Work<void> {
    yield* this.finish();
    this.parts.clear();
    this.known.clear();
  }

  /** Everything handed in, done. */
  *finish(): Work<void> {
    for (const [finish, items] of this.parts) yield* (finish as Finish<unknown>)(items);
  }
}
