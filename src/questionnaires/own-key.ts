/*
 * Key and version of what a commune made itself begin with the commune: `hong-chau.y-kien-cho.v1`. So they are nobody
 * else's, and never those of a shipped one, which have no dot in their key; whoever looks a version up needs the text
 * alone.
 */

/** What tells a version of a commune's own apart. */
export interface OwnVersionKey {
  readonly communeId: string;
  /** The whole key, with the commune in front. */
  readonly key: string;
  readonly number: number;
}

/** @example ownKey('hong-chau', 'y-kien-cho') // 'hong-chau.y-kien-cho' */
export function ownKey(communeId: string, name: string): string {
  return `${communeId}.${name}`;
}

/**
 * The commune's own part of a key.
 * @example nameInKey('hong-chau.y-kien-cho') // 'y-kien-cho'
 */
export function nameInKey(key: string): string {
  return key.slice(key.indexOf('.') + 1);
}

/** A whole key of a commune's own, with the commune in front. */
export type OwnKey = `${string}.${string}`;

/** @example communeInKey('hong-chau.y-kien-cho') // 'hong-chau' */
export function communeInKey(key: OwnKey): string {
  return key.slice(0, key.indexOf('.'));
}

/** @example isOwnKey('trung-tam') // false */
export function isOwnKey(key: string): key is OwnKey {
  return key.includes('.');
}

/**
 * What a version says it is; null for a shipped one, and for what names none.
 * @example readOwnVersion('hong-chau.y-kien-cho.v1') // { communeId: 'hong-chau', key: 'hong-chau.y-kien-cho', number: 1 }
 * @example readOwnVersion('trung-tam.v1') // null
 */
export function readOwnVersion(version: string): OwnVersionKey | null {
  const read = /^(?<key>(?<communeId>[a-z0-9-]{1,80})\.[a-z0-9-]{1,60})\.v(?<number>[1-9]\d{0,3})$/.exec(version);
  const { communeId, key, number } = read?.groups ?? {};
  return communeId && key ? { communeId, key, number: Number(number) } : null;
}
