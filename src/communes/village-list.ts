import { cleanLine } from '../rules/typed-text.js';
import type { CommuneCatalogue } from './catalogue.js';
import { sameName } from './catalogue-faults.js';
import { type KeysInUse, newKey } from './catalogue-keys.js';

/**
 * The lines of a pasted list, one name each; numbers and dashes in front of names are left out, as are the signs that a
 * paper ends its lines with, empty lines and names that stand a second time.
 * @example namesIn('1. Thôn Đông\n- Thôn Đoài\n\nthôn đông') // ['Thôn Đông', 'Thôn Đoài']
 */
export function namesIn(text: string): readonly string[] {
  const bare = (line: string): string =>
    line.replace(/^\s*(?:\d{1,3}\s*[.)]|[-–+•*])\s+/u, '').replace(/[\s;,.]+$/u, '');
  const names = text.split(/\r\n?|\n/).map((line) => cleanLine(bare(line)));
  const known = new Set<string>();
  return names.filter((name) => {
    const [same, before] = [sameName(name), known.size];
    return name !== '' && known.add(same).size > before;
  });
}

/**
 * The villages of a commune as a list names them. Whoever is there already keeps the key, so that its points and its
 * answers stay its own; none of them is an example any more.
 */
export function villagesNamed(names: readonly string[], keys: KeysInUse): CommuneCatalogue['villages'] {
  const called = (name: string): string => withoutKind(name, keys.now.villageKind);
  const known = new Map(keys.now.villages.map((one) => [called(one.name), one]));
  const villages: CommuneCatalogue['villages'][number][] = [];
  for (const name of names) {
    const now = { ...keys.now, villages: [...keys.now.villages, ...villages] };
    const key = known.get(called(name))?.key ?? newKey('villages', name, { ...keys, now });
    villages.push({ key, name, example: false });
  }
  return villages;
}

/** "Thôn Đông" and "Đông" are one village. */
function withoutKind(name: string, kind: string): string {
  const same = sameName(name);
  return same.startsWith(`${kind} `) ? same.slice(kind.length + 1) : same;
}
