import { withoutAccents } from '../formatting/accents.js';
import type { CommuneCatalogue } from './catalogue.js';
import { type KeyedList, sameName } from './catalogue-faults.js';

/**
 * A name as a key.
 * @param longest letters that it may have
 * @example slugOf('Phòng Văn hóa - Xã hội') // 'phong-van-hoa-xa-hoi'
 * @example slugOf('!') // 'muc'
 */
export function slugOf(name: string, longest = 60): string {
  const slug = withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'muc' : slug;
}

/** Where a new row is to stand, and every row that the commune ever had: responses and figures name their keys. */
export interface KeysInUse {
  readonly now: CommuneCatalogue;
  readonly ever: CommuneCatalogue;
}

/**
 * The key of a new row, made from its name. What was there under the same name is the same thing again; a key that
 * stood for anything else is never used once more.
 * @example newKey('units', 'Phòng Kinh tế', { now, ever }) // 'phong-kinh-te', or 'phong-kinh-te-2'
 */
export function newKey(list: KeyedList, name: string, { now, ever }: KeysInUse): string {
  const standing = new Set((now[list] ?? []).map(({ key }) => key));
  const before = (ever[list] ?? []).filter(({ key }) => !standing.has(key));
  const same = before.find((one) => sameName(one.name) === sameName(name));
  if (same) return same.key;
  return unusedKey(slugOf(name), new Set([...standing, ...before.map(({ key }) => key)]));
}

/** @example unusedKey('dong', new Set(['dong', 'dong-2'])) // 'dong-3' */
export function unusedKey(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(key)) return key;
  }
}
