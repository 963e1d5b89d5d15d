import type { Path } from './definition-fault.js';

/**
 * A definition without some of its parts, so that the rest can be looked at all the same: a property that is refused, or
 * the whole it belongs to where that is nothing without it.
 * @param paths of what is refused
 * @returns null where nothing is left
 */
export function trimmed(definition: unknown, paths: readonly Path[]): unknown {
  const parts = paths.map((path) => removable(definition, path));
  return parts.some((path) => path.length === 0) ? null : without(definition, parts);
}

function removable(definition: unknown, path: Path): Path {
  const isNeeded = ['name', 'type', 'cellType', 'value'].includes(String(path.at(-1)));
  return isNeeded || valueAt(definition, path) === undefined ? path.slice(0, -1) : path;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(definition: unknown, path: Path): unknown {
  return path.reduce((value: unknown, step) => Object(value)[step], definition);
}

function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const inside = new Map<string, Path[]>();
  for (const [step, ...rest] of paths) {
    const key = String(step);
    inside.set(key, [...(inside.get(key) ?? []), rest]);
  }
  const left = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const ours = inside.get(key) ?? [];
    return ours.some((path) => path.length === 0) ? [] : [[key, without(inner, ours)]];
  });
  return Array.isArray(value) ? left.map(([, inner]) => inner) : Object.fromEntries(left);
}
