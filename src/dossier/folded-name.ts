import { withoutAccents } from '../formatting/accents.js';

const LONGEST = 60;

/**
 * A name in letters, digits and hyphens that every system keeps.
 * @example foldedName('Ảnh niêm yết (quý III)') // 'anh-niem-yet-quy-iii'
 * @example foldedName('…') // 'tep'
 */
export function foldedName(name: string): string {
  const plain = withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return (
    plain
      .replace(/^-+|-+$/g, '')
      .slice(0, LONGEST)
      .replace(/-+$/, '') || 'tep'
  );
}

/**
 * Names that stand apart in one folder: what is taken already is numbered.
 * @example uniqueNames(['a.pdf', 'a.pdf']) // ['a.pdf', 'a-2.pdf']
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/.exec(name) ?? [];
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}${ending}`;
    taken.add(free);
    return free;
  });
}
