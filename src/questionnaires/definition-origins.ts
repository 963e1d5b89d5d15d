import { isObject } from './codes-by-place.js';
import type { Path } from './definition-fault.js';
import { otherNames } from './definition-names.js';

/**
 * Where in the file of its author everything stands: reading leaves things out, and calls them otherwise, and whoever is
 * to mend something looks for it in the file.
 */
export class Origins {
  private readonly paths = new WeakMap<object, Path>();

  /** @param source what the author wrote */
  constructor(private readonly source: unknown) {}

  note<T>(read: T, path: Path): T {
    if (typeof read === 'object' && read !== null) this.paths.set(read, path);
    return read;
  }

  /** The path in the author's file of what stands at a path of what was read. */
  inSource(read: unknown, path: Path): Path {
    let [value, found]: [unknown, Path] = [read, this.of(read) ?? []];
    for (const step of path) {
      value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
      found = this.of(value) ?? [...found, this.stepIn(found, step)];
    }
    return found;
  }

  private of(value: unknown): Path | undefined {
    return typeof value === 'object' && value !== null ? this.paths.get(value) : undefined;
  }

  /** By the name that the author used. */
  private stepIn(at: Path, step: PropertyKey): PropertyKey {
    const around = at.reduce(
      (value: unknown, one) => (value as Record<PropertyKey, unknown> | undefined)?.[one],
      this.source,
    );
    if (!isObject(around) || Object.hasOwn(around, step)) return step;
    return Object.keys(around).find((name) => otherNames[name] === step) ?? step;
  }
}
